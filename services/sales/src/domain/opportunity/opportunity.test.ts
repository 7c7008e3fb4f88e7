import { anOpportunity, now, pipeline } from '../../../test/builders';
import { loseOpportunity, winOpportunity } from './close-opportunity';
import { moveOpportunity } from './move-opportunity';
import { nameFromLead } from './open-opportunity';

const move = (stage: string) => ({ stage, amount: undefined, expectedClose: '', by: 'mei' });

describe('an opportunity (SL-2)', () => {
  it('begins in the first stage, wherever that stands in the table', () => {
    expect(anOpportunity()).toMatchObject({ stage: 'qualification', probability: 10, state: 'open', version: 1 });
  });

  it('moves where the pipeline leads, with what the stage asks for', () => {
    expect(moveOpportunity(anOpportunity(), move('negotiation'), pipeline, now)).toMatchObject({
      refused: 'opportunity.move-not-allowed',
    });
    const needs = { ...anOpportunity(), stage: 'needs' };
    expect(moveOpportunity(needs, move('negotiation'), pipeline, now)).toMatchObject({
      ...{ refused: 'opportunity.field-required', field: 'amount' },
    });
    const filled = { ...move('negotiation'), amount: { amount: '5.00', currency: 'CNY' }, expectedClose: '2026-06-30' };
    expect(moveOpportunity(needs, filled, pipeline, now)).toMatchObject({
      opportunity: { stage: 'negotiation', probability: 75, amount: { amount: '5' }, expectedClose: '2026-06-30', version: 2 },
    });
  });

  it('is lost once, and won by a contract even then, once', () => {
    const lost = loseOpportunity(anOpportunity(), 'Too dear.', now);
    if ('refused' in lost) throw new Error(lost.refused);
    expect(loseOpportunity(lost.opportunity, 'Again.', now)).toMatchObject({ refused: 'opportunity.closed' });
    expect(moveOpportunity(lost.opportunity, move('needs'), pipeline, now)).toMatchObject({ refused: 'opportunity.closed' });
    const won = winOpportunity(lost.opportunity, now);
    expect(won?.opportunity).toMatchObject({ state: 'won', probability: 100, lossReason: '' });
    expect(won && winOpportunity(won.opportunity, now)).toBeUndefined();
  });

  it.each([
    [{ need: 'Two lathes', party: '远航', product: '机床' }, 'Two lathes'],
    [{ need: '', party: '远航', product: '机床' }, '远航 · 机床'],
    [{ need: '', party: '', product: '' }, '商机'],
    [{ need: '好'.repeat(300), party: '', product: '' }, '好'.repeat(200)],
  ])('is called after its lead: %j', (lead, name) => {
    expect(nameFromLead(lead)).toBe(name);
  });
});
