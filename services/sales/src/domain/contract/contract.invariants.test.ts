import fc from 'fast-check';
import { aContract, now } from '../../../test/builders';
import { type Contract, type ContractChange, type ContractState, decideContract, signContract, submitContract } from './contract';

const mayFollow: Readonly<Record<ContractState, readonly ContractState[]>> = {
  draft: ['awaiting-approval'],
  rejected: ['awaiting-approval'],
  'awaiting-approval': ['approved', 'rejected', 'draft'],
  approved: ['in-force'],
  'in-force': [],
  ended: [],
};

type Command = (contract: Contract) => ContractChange | { readonly refused: string } | undefined;

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constant<Command>((contract) => submitContract(contract, now)),
  fc.tuple(fc.integer({ min: -2, max: 0 }), fc.constantFrom('approved' as const, 'rejected' as const, 'withdrawn' as const)).map(
    ([late, decided]): Command =>
      (contract) =>
        decideContract(contract, { version: contract.version + late, decided }, now),
  ),
  fc.integer({ min: -1, max: 1 }).map(
    (days): Command =>
      (contract) =>
        signContract(contract, new Date(now.getTime() + days * 86_400_000), { leadId: '', campaignId: '' }, now),
  ),
);

describe('a contract, whatever is done with it', () => {
  it('goes only where it may, one version and one event a step, and is in force only as it was approved', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        let contract = aContract({ state: 'draft', version: 1, submittedVersion: undefined, signedAt: undefined });
        let approvedVersion: number | undefined;
        for (const give of commands) {
          const outcome = give(contract);
          if (!outcome || 'refused' in outcome) continue;
          expect(mayFollow[contract.state]).toContain(outcome.contract.state);
          expect(outcome.contract.version).toBe(contract.version + 1);
          expect(outcome.events).toHaveLength(1);
          if (outcome.contract.state === 'approved') approvedVersion = contract.version;
          if (outcome.contract.state === 'in-force') {
            expect(contract.submittedVersion).toBe(approvedVersion);
            expect(outcome.contract.signedAt?.getTime()).toBeLessThanOrEqual(now.getTime());
          }
          expect(outcome.contract).toMatchObject({ total: contract.total, lines: contract.lines, customer: contract.customer });
          contract = outcome.contract;
        }
      }),
      { numRuns: 500 },
    );
  });
});
