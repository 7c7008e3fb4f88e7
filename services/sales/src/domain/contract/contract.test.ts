import { aContract, now } from '../../../test/builders';
import { decideContract, signContract, submitContract } from './contract';

const lead = { leadId: 'lead-1', campaignId: 'spring-fair' };

describe('a contract (SL-8)', () => {
  it('is sent to its approvers as a draft, or after they said no', () => {
    const draft = aContract({ state: 'draft', version: 1, submittedVersion: undefined });
    expect(submitContract(draft, now)).toMatchObject({
      contract: { state: 'awaiting-approval', submittedVersion: 2, version: 2 },
    });
    expect(submitContract(aContract({ state: 'rejected' }), now)).not.toHaveProperty('refused');
    expect(submitContract(aContract({ state: 'approved' }), now)).toMatchObject({ refused: 'contract.not-draft' });
  });

  it('hears what was said about the version that was sent last, once', () => {
    const waiting = aContract({ state: 'awaiting-approval', submittedVersion: 4, version: 4 });
    expect(decideContract(waiting, { version: 2, decided: 'approved' }, now)).toBeUndefined();
    expect(decideContract(waiting, { version: 4, decided: 'withdrawn' }, now)?.contract.state).toBe('draft');
    const approved = decideContract(waiting, { version: 4, decided: 'approved' }, now);
    expect(approved?.contract).toMatchObject({ state: 'approved', version: 5 });
    expect(approved && decideContract(approved.contract, { version: 4, decided: 'approved' }, now)).toBeUndefined();
  });

  it('is signed when approved, not in the future, with all that the others need (SL-14)', () => {
    const approved = aContract({ state: 'approved', signedAt: undefined });
    expect(signContract(aContract({ state: 'draft' }), now, lead, now)).toMatchObject({ refused: 'contract.not-approved' });
    expect(signContract(approved, new Date(now.getTime() + 1), lead, now)).toMatchObject({
      refused: 'contract.signed-in-the-future',
    });
    expect(signContract(approved, now, lead, now)).toMatchObject({
      contract: { state: 'in-force', signedAt: now },
      events: [{ type: 'tributary.sales.contract.signed.v1', data: { ...lead, number: approved.number, lines: approved.lines } }],
    });
  });
});
