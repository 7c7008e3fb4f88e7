import type { EventType } from '@tributary/contracts';
import { sampleOf } from '@tributary/contracts/samples';
import type { Actor } from '@tributary/service-kit';
import { noticeOf, watchedTypes } from './live-notice';
import { mayKnow } from './may-know';

const rep = (more: Partial<Actor> = {}): Actor => ({
  kind: 'employee',
  id: 'chen',
  permissions: new Set(['leads.read', 'leads.sea.read', 'tickets.read', 'opportunities.read']),
  reach: 'self',
  teamPath: '/hq/east/',
  ...more,
});

const claimed = {
  ...sampleOf('tributary.leads.lead.claimed.v1'),
  leadId: 'lead-1',
  holderId: 'wang',
  holderTeamPath: '/hq/east/shanghai/',
};

describe('what a screen is told', () => {
  it('names the record and says nothing of what is in it', () => {
    for (const type of watchedTypes) {
      const data = sampleOf(type as EventType);
      const { notice } = noticeOf({ type, data } as never);
      expect(Object.keys(notice).filter((key) => !['type', 'entity', 'id', 'holderId'].includes(key))).toEqual([]);
      expect(notice).toMatchObject({ type, id: expect.stringMatching(/./) });
    }
  });

  it('says who took it, so that others see it without asking for what they may no longer read', () => {
    expect(noticeOf({ type: 'tributary.leads.lead.claimed.v1', data: claimed }).notice).toMatchObject({ holderId: 'wang' });
  });
});

describe('who is told of a lead that was claimed', () => {
  const { audience } = noticeOf({ type: 'tributary.leads.lead.claimed.v1', data: claimed });
  const withoutSea = new Set(['leads.read']);

  it.each([
    ['whoever sees the public sea', rep(), true],
    ['its holder', rep({ id: 'wang', permissions: withoutSea }), true],
    ['the manager of the team', rep({ permissions: withoutSea, reach: 'team' }), true],
    ['whoever reaches all', rep({ permissions: withoutSea, reach: 'all' }), true],
    ['another rep without the sea', rep({ permissions: withoutSea }), false],
    ['the manager of another team', rep({ permissions: withoutSea, reach: 'team', teamPath: '/hq/west/' }), false],
    [
      'whoever may not read leads, however far they reach',
      rep({ permissions: new Set(['leads.sea.read']), reach: 'all' }),
      false,
    ],
  ])('%s: %s', (_, actor, expected) => expect(mayKnow(actor, audience)).toBe(expected));
});

describe('who is told of a follow-up', () => {
  const data = { ...sampleOf('tributary.leads.lead.followed-up.v1'), holderId: 'wang' };
  const { audience } = noticeOf({ type: 'tributary.leads.lead.followed-up.v1', data });

  it('the holder, and nobody by way of the sea', () => {
    expect(mayKnow(rep({ id: 'wang' }), audience)).toBe(true);
    expect(mayKnow(rep(), audience)).toBe(false);
  });
});
