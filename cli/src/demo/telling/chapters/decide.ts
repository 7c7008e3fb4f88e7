import { type Person, staff } from '../../story/people';
import type { Telling } from '../telling';

interface Approval {
  readonly state: string;
  readonly currentStep?: number;
  readonly version: number;
}

/** Who decides step by step about what a rep asks for. */
export const salesDeciders = (rep: Person): readonly Person[] => [
  rep.team === 'guangzhou' ? staff.managerSouth : staff.managerEast,
  staff.director,
];

/** Says yes, or no, at every step of an approval that has one more. */
export async function decide(
  { as, tell }: Telling,
  { key, approvalId, deciders, verdict = 'APPROVE', comment = '' }: Decision,
): Promise<void> {
  for (const [step, decider] of deciders.entries()) {
    const api = as(decider);
    const decided: Approval = await tell(api, `${key}/decide/${step}`, `/v1/approvals/${approvalId}:decide`, async () => {
      const { version }: Approval = await api.get(`/v1/approvals/${approvalId}`);
      return { verdict: `VERDICT_${verdict}`, comment, expectedVersion: version };
    });
    if (decided.state !== 'APPROVAL_STATE_OPEN') return;
  }
}

interface Decision {
  readonly key: string;
  readonly approvalId: string;
  readonly deciders: readonly Person[];
  readonly verdict?: 'APPROVE' | 'REJECT';
  readonly comment?: string;
}
