import { staff } from '../../story/people';
import { everything, type Telling } from '../telling';

interface ReviewTask {
  readonly reviewTaskId: string;
  readonly version: number;
}

const decisions = [
  ['SAME', '换了号码，电话核实是同一人'],
  ['DIFFERENT', '同名不同人'],
] as const;

/** Two of the questions whether two customers are one are decided, both ways; one at least waits for whoever looks. */
export async function reviewCustomers({ as, tell, journal }: Telling): Promise<void> {
  const steward = as(staff.steward);
  const chosen = await journal.once({
    key: 'review',
    prepare: () => ({}),
    send: async () => {
      const open = await everything<ReviewTask>(steward, '/v1/review-tasks');
      return open.slice(0, Math.min(decisions.length, open.length - 1));
    },
  });
  for (const [index, { reviewTaskId, version }] of chosen.entries()) {
    const [decision, reason] = decisions[index] ?? decisions[0];
    await tell(steward, `review/${index}`, `/v1/review-tasks/${reviewTaskId}:decide`, {
      ...{ decision: `REVIEW_DECISION_${decision}`, reason, expectedVersion: version },
    });
  }
}
