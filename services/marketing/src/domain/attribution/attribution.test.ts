import fc from 'fast-check';
import { aTouchGroup } from '../../../test/builders';
import { channels } from '../channel';
import { plus } from '../money';
import { attribute, models, type Share } from './attribute';
import { type Attributable, reattribute } from './reattribute';
import { type TouchGroup, touchOf } from './touch';

const now = new Date('2026-03-10T03:00:00Z');

const web = aTouchGroup();
const wechat = aTouchGroup({ channel: 'wechat', campaign: '', first: 2, last: 2 });
const ads = aTouchGroup({ channel: 'ads', campaign: '', first: 3, last: 3 });

describe('money that touches led to (MK-2)', () => {
  it('given three touches, when attributed, then each model gives all of it away in its own manner', () => {
    expect(attribute('200000', [wechat, web, ads])).toEqual([
      { model: 'first-touch', channel: 'web', campaign: 'spring-fair', amount: '200000' },
      { model: 'last-touch', channel: 'ads', campaign: '', amount: '200000' },
      { model: 'linear', channel: 'web', campaign: 'spring-fair', amount: '66666.67' },
      { model: 'linear', channel: 'wechat', campaign: '', amount: '66666.67' },
      { model: 'linear', channel: 'ads', campaign: '', amount: '66666.66' },
    ]);
  });

  it('given more touches of one kind, when attributed, then linear gives by their number', () => {
    const linear = attribute('100', [web, { ...ads, touches: 3, last: 9 }]).filter(({ model }) => model === 'linear');
    expect(linear.map(({ amount }) => amount)).toEqual(['25', '75']);
  });

  it('given no touch, when attributed, then nobody gets it and it is counted all the same', () => {
    expect(attribute('7', [])).toEqual(models.map((model) => ({ model, channel: '', campaign: '', amount: '7' })));
  });

  it('given a touch that a fast clock or a careless hand wrote, when taken, then it is not in the future and has its code', () => {
    const contact = {
      ...{ touchId: 't', leadId: 'l', customerId: 'c', channel: 'web' as const, source: '', medium: '' },
      toldAt: now,
    } as const;
    const later = new Date(now.getTime() + 1);
    const earlier = new Date(now.getTime() - 1);
    expect(touchOf({ ...contact, campaign: ' Spring-Fair ', occurredAt: later })).toMatchObject({
      campaign: 'spring-fair',
      touchedAt: now,
    });
    expect(touchOf({ ...contact, campaign: '', occurredAt: earlier }).touchedAt).toEqual(earlier);
    expect(touchOf({ ...contact, campaign: '', occurredAt: undefined }).touchedAt).toEqual(now);
  });
});

describe('money that is given anew (MK-2)', () => {
  const collection: Attributable = {
    ...{ collectionId: 'm-1', contractId: 'k-1', customerId: 'c-1', amount: '100', currency: 'CNY', counts: true },
    ...{ touches: [web], shares: [], version: 0 },
  };
  const sums = (entries: readonly Share[]): Share[] => {
    const byWhom = new Map<string, Share>();
    for (const entry of entries) {
      const key = `${entry.model} ${entry.channel} ${entry.campaign}`;
      byWhom.set(key, { ...entry, amount: plus(byWhom.get(key)?.amount ?? '0', entry.amount) });
    }
    return [...byWhom.values()].filter(({ amount }) => amount !== '0');
  };

  it('given nothing new, when attributed again, then nothing happens', () => {
    const first = reattribute(collection, now);
    expect(first).toMatchObject({
      version: 1,
      event: { data: { amount: { amount: '100' }, firstTouchCampaign: 'spring-fair' } },
    });
    expect(reattribute({ ...collection, shares: first?.entries ?? [], version: 1 }, now)).toBeUndefined();
  });

  it('given a reversal, when attributed again, then exactly what was given is taken back', () => {
    const shares = reattribute({ ...collection, touches: [web, wechat, ads] }, now)?.entries ?? [];
    const back = reattribute({ ...collection, touches: [web], counts: false, shares, version: 1 }, now);
    expect(back?.entries).toEqual(shares.map((share) => ({ ...share, amount: `-${share.amount}` })));
    expect(back?.event.data).toMatchObject({ amount: { amount: '0', currency: 'CNY' }, shares: [], firstTouchCampaign: '' });
  });

  const group = (first: number): fc.Arbitrary<TouchGroup> =>
    fc.record({
      channel: fc.constantFrom(...channels),
      campaign: fc.constantFrom('', 'a', 'b'),
      touches: fc.integer({ min: 1, max: 9 }),
      first: fc.constant(first),
      last: fc.integer({ min: first, max: first + 1_000 }),
    });
  const groups = fc
    .tuple(...Array.from({ length: 6 }, (_, place) => group(place + 1)), fc.integer({ min: 0, max: 6 }))
    .map((all) => {
      const count = all.at(-1) as number;
      const different = new Map(
        all.slice(0, count).map((one) => [`${(one as TouchGroup).channel} ${(one as TouchGroup).campaign}`, one]),
      );
      return [...different.values()] as TouchGroup[];
    });
  const knowledge = fc.record({ touches: groups, counts: fc.boolean() });
  const amount = fc.bigInt({ min: 1n, max: 10n ** 14n }).map((fen) => plus(`${fen}e-2`, '0'));

  it('adds up to the collection by every model, or to nothing, whatever becomes known in whatever order', () =>
    fc.assert(
      fc.property(amount, fc.array(knowledge, { minLength: 1, maxLength: 8 }), (whole, steps) => {
        let entries: Share[] = [];
        let version = 0;
        for (const step of steps) {
          const change = reattribute({ ...collection, ...step, amount: whole, shares: sums(entries), version }, now);
          version = change?.version ?? version;
          entries = [...entries, ...(change?.entries ?? [])];
          for (const model of models) {
            const given = sums(entries).filter((share) => share.model === model);
            expect(given.reduce((sum, share) => plus(sum, share.amount), '0')).toBe(step.counts ? whole : '0');
            expect(given.every((share) => !share.amount.startsWith('-'))).toBe(true);
          }
        }
        const afresh = reattribute({ ...collection, ...steps.at(-1), amount: whole }, now)?.entries ?? [];
        const inOrder = (shares: readonly Share[]) => shares.map((share) => JSON.stringify(share)).sort();
        expect(inOrder(sums(entries))).toEqual(inOrder(afresh));
      }),
    ));
});
