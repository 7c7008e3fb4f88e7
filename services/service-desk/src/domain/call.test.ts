import fc from 'fast-check';
import { type Call, type CallFacts, recordCall } from './call';

const facts: CallFacts = {
  ...{ phone: '', customer: undefined, agentId: '', direction: 'inbound', disposition: '', note: '', recordingUrl: '' },
  ...{ startedAt: new Date('2026-03-05T02:00:00Z'), endedAt: undefined },
};
const known = {
  customer: { id: 'c1', madeWithId: 'c1' },
  agentId: 'mei',
  disposition: 'solved',
  endedAt: new Date('2026-03-05T02:03:00Z'),
};

describe('recording a call (SD-10)', () => {
  it('comes to the same whatever part is told first and however often, and tells no more than it learns', () => {
    const parts = Object.entries(known).map(([name, value]): CallFacts => ({ ...facts, [name]: value }));
    const told = fc.shuffledSubarray([...parts, ...parts], { minLength: 8 });
    fc.assert(
      fc.property(told, (reports) => {
        let call: Call | undefined;
        let events = 0;
        for (const report of reports) {
          const outcome = recordCall('k1', call, report);
          if ('refused' in outcome) throw new Error(outcome.refused);
          events += outcome.recorded ? 1 : 0;
          call = outcome.call;
        }
        expect(call).toMatchObject({ ...known, version: events });
        expect(events).toBeLessThanOrEqual(4);
      }),
    );
  });

  it('says nothing of a call that goes on', () => {
    expect(recordCall('k1', undefined, facts)).toEqual({ call: { id: 'k1', ...facts, version: 0 } });
  });
});
