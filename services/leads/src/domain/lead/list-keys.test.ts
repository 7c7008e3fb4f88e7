import { aContact, aLead, now } from '../../../test/builders';
import type { Held } from './custody';
import type { Lead } from './lead';
import { type ListScope, listKey, listKeys } from './list-keys';

const held: Held = {
  state: 'claimed',
  holder: { id: 'mei', teamPath: '/hq/east/shanghai/' },
  since: now,
  protectedUntil: now,
  followUpDueAt: now,
};
const sea: ListScope = { kind: 'sea' };
const contact = aContact({ name: 'Zhang Wei', company: '长江机械制造有限公司' });
const isIn = (lead: Lead, scope: ListScope, text = ''): boolean => listKeys(lead).includes(listKey(scope, text));

describe('the lists a lead is in', () => {
  it('are the sea and all, until somebody holds it', () => {
    const lead = aLead();
    expect(isIn(lead, sea)).toBe(true);
    expect(isIn(lead, { kind: 'all' })).toBe(true);
    expect(isIn(lead, { kind: 'team', path: '/hq/' })).toBe(false);
  });

  it('are then its holder’s, and those of every team above', () => {
    const lead = aLead({ custody: held });
    expect(isIn(lead, sea)).toBe(false);
    expect(isIn(lead, { kind: 'holder', id: 'mei' })).toBe(true);
    expect(['/hq/', '/hq/east/', '/hq/east/shanghai/'].map((path) => isIn(lead, { kind: 'team', path }))).toEqual([
      true,
      true,
      true,
    ]);
    expect(isIn(lead, { kind: 'team', path: '/hq/west/' })).toBe(false);
    expect(isIn(lead, { kind: 'team', path: '/hq/east/shang/' })).toBe(false);
  });

  it.each(['z', 'ZHANG', 'zhang w', '长江', '长江机械制造有限公司', '8000', '13800138000', '+86 138 0013 8000'])(
    'can be searched by %s',
    (text) => {
      expect(isIn(aLead({ contact }), sea, text)).toBe(true);
    },
  );

  it.each(['hang', '机械', '1380013', '800', '13900139000'])('cannot be searched by %s', (text) => {
    expect(isIn(aLead({ contact }), sea, text)).toBe(false);
  });

  it('stay few enough to be indexed', () => {
    expect(listKeys(aLead({ contact, custody: held })).length).toBeLessThan(120);
  });
});
