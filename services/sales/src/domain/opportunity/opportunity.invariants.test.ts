import fc from 'fast-check';
import { anOpportunity, now, pipeline } from '../../../test/builders';
import { loseOpportunity, winOpportunity } from './close-opportunity';
import { type MoveRefusal, moveOpportunity } from './move-opportunity';
import type { Opportunity, OpportunityChange } from './opportunity';

type Command = (opportunity: Opportunity) => OpportunityChange | MoveRefusal | undefined;

const stages = [...pipeline.map(({ stage }) => stage), 'nowhere'];
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.constantFrom(...stages), fc.boolean(), fc.constantFrom('', '2026-06-30', '2026-02-30')).map(
      ([stage, withAmount, expectedClose]): Command =>
        (opportunity) => {
          const amount = withAmount ? { amount: '5.00', currency: 'CNY' } : undefined;
          return moveOpportunity(opportunity, { stage, amount, expectedClose, by: 'mei' }, pipeline, now);
        },
    ),
  },
  { weight: 1, arbitrary: fc.constant<Command>((opportunity) => loseOpportunity(opportunity, 'Too dear.', now)) },
  { weight: 1, arbitrary: fc.constant<Command>((opportunity) => winOpportunity(opportunity, now)) },
);

describe('an opportunity, whatever is done with it', () => {
  it('moves only along the pipeline while it is open, and what is won stays won', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        let before = anOpportunity();
        for (const give of commands) {
          const outcome = give(before);
          if (!outcome || 'refused' in outcome) continue;
          const { opportunity, events } = outcome;
          expect(before.state).not.toBe('won');
          expect([opportunity.version, events.length]).toEqual([before.version + 1, 1]);
          expect(opportunity.history.slice(0, before.history.length)).toEqual(before.history);
          const stage = pipeline.find((one) => one.stage === opportunity.stage);
          if (opportunity.state === 'open') {
            expect(before.state).toBe('open');
            expect(stage?.enteredFrom).toContain(before.stage);
            expect(opportunity.probability).toBe(stage?.probability);
            for (const field of stage?.requiredFields ?? []) expect(opportunity[field]).toBeTruthy();
            expect(opportunity.expectedClose).not.toBe('2026-02-30');
          } else {
            expect(opportunity.stage).toBe(before.stage);
            expect(opportunity.probability).toBe(opportunity.state === 'won' ? 100 : 0);
          }
          expect(opportunity.lossReason !== '').toBe(opportunity.state === 'lost');
          before = opportunity;
        }
      }),
      { numRuns: 500 },
    );
  });
});
