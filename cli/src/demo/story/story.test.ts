import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { chanceOf } from './chance';
import { delivered } from './deals';
import { newIdCard, newUscc, spellPhone } from './numbers';
import { people, teams } from './people';
import { deliveries, products } from './products';
import { type Story, storyOf } from './story';

const startedAt = new Date('2026-03-10T03:00:00Z');
const tell = (more: Partial<Parameters<typeof storyOf>[0]> = {}): Story =>
  storyOf({ seed: 'test', scale: 1, startedAt, ...more });

const idsOf = (story: Story): readonly string[] =>
  story.waves.flatMap(({ events, forms }) => [...events.map(({ id }) => id), ...forms.map(({ submissionId }) => submissionId)]);

const phonesOf = (story: Story): readonly string[] => [
  ...story.prospects.map(({ phone }) => phone),
  ...story.oldCustomers.flatMap(({ switchboard, contact }) => [switchboard, contact.phone]),
  ...story.calls.map(({ phone }) => phone),
];

describe('the story of the demo data', () => {
  it('given the same seed and day, when told again, then it is the same', () => {
    const { calendar, ...story } = tell();
    const { calendar: again, ...toldAgain } = tell();
    expect(toldAgain).toEqual(story);
    expect(again.day(3)).toBe(calendar.day(3));
  });

  it('given another seed, when told, then it is about others, as many and in as many states', () => {
    const [one, other] = [tell(), tell({ seed: 'other' })];
    expect(phonesOf(other)).not.toEqual(phonesOf(one));
    expect(other.deals.map(({ end }) => end)).toEqual(one.deals.map(({ end }) => end));
    expect(other.prospects).toHaveLength(one.prospects.length);
  });

  it('given another day, when told, then only times have moved', () => {
    const [one, later] = [tell(), tell({ startedAt: new Date('2026-04-02T11:00:00Z') })];
    expect(idsOf(later)).toEqual(idsOf(one));
    expect(later.prospects).toEqual(one.prospects);
    expect(later.deals).toEqual(one.deals);
  });

  it('has a month of some three hundred channel records, none in the future and none named twice', () => {
    const story = tell();
    const ids = idsOf(story);
    expect(ids.length).toBeGreaterThanOrEqual(250);
    expect(ids.length).toBeLessThanOrEqual(400);
    expect(new Set(ids).size).toBe(ids.length);
    const times = story.waves.flatMap(({ events }) => events.map(({ time }) => time.getTime()));
    expect(Math.max(...times)).toBeLessThanOrEqual(startedAt.getTime());
    const daysBack = (startedAt.getTime() - Math.min(...times)) / 86_400_000;
    expect(daysBack).toBeGreaterThan(25);
    expect(daysBack).toBeLessThan(31);
  });

  it('names nobody by a number that no Chinese telephone has, however it is typed', () => {
    for (const [index, phone] of phonesOf(tell()).entries()) {
      const read = parsePhoneNumberFromString(spellPhone(phone, index).normalize('NFKC'), 'CN');
      expect(read?.isValid()).toBe(true);
      expect(read?.number).toBe(phone);
    }
  });

  it('tells of every state once even when it is small, and only of people who are there', () => {
    const story = tell({ scale: 0.05 });
    expect(new Set(story.deals.map(({ end }) => end))).toEqual(new Set(tell().deals.map(({ end }) => end)));
    expect(new Set(story.leads.map(({ end }) => end.kind)).size).toBe(4);
    const worked = new Set(story.leads.map(({ prospect }) => prospect.key));
    const named = [...story.deals, ...story.tickets].flatMap(({ prospect }) => (prospect ? [prospect.key] : []));
    expect(named.filter((key) => !worked.has(key))).toEqual([]);
    expect(story.leads.every(({ prospect }) => prospect.plain)).toBe(true);
  });

  it('follows up after the first contact and not in the future', () => {
    for (const { prospect, followUps } of tell().leads) {
      const first = startedAt.getTime() - (prospect.firstDaysAgo + 1) * 86_400_000;
      const times = followUps.map(({ at = startedAt }) => at.getTime());
      expect(Math.min(first, ...times)).toBe(first);
      expect(Math.max(startedAt.getTime(), ...times)).toBe(startedAt.getTime());
    }
  });

  it('sells only what there is in the warehouse, but for the order that is refused', () => {
    const stock = new Map<string, number>();
    const add = (sku: string, quantity: number): void => void stock.set(sku, (stock.get(sku) ?? 0) + quantity);
    for (const { warehouse, lines } of deliveries) {
      if (warehouse === 'shanghai') for (const { sku, quantity } of lines) add(sku, quantity);
    }
    for (const { end, lines } of tell().deals) {
      if (end === 'refused') expect(lines.some(({ sku, quantity }) => quantity > (stock.get(sku) ?? 0))).toBe(true);
      else if (end === 'reserved' || delivered.has(end)) for (const { sku, quantity } of lines) add(sku, -quantity);
    }
    expect([...stock.values()].every((left) => left >= 0)).toBe(true);
    expect(products.every(({ sku }) => stock.has(sku))).toBe(true);
  });

  it('has somebody of every team, and nobody twice', () => {
    expect(new Set(people.map(({ login }) => login)).size).toBe(people.length);
    const slugs = new Set(['hq', ...teams.map(({ slug }) => slug)]);
    expect(people.filter(({ team }) => !slugs.has(team))).toEqual([]);
  });
});

describe('numbers of companies and persons', () => {
  const chance = chanceOf('numbers');
  const many = Array.from({ length: 200 });
  const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

  it('are credit codes whose check character holds (GB 32100)', () => {
    for (const _ of many) {
      const code = newUscc(chance, '310115');
      expect(code).toMatch(/^91310115MA\d{7}[0-9A-HJ-NPQRTUWXY]$/);
      // The weight of place n is 3 to the power of n, modulo 31; with its check character a code adds up to nothing.
      const values = [...code].map((character) => BigInt(characters.indexOf(character)));
      const sum = values.slice(0, 17).reduce((total, value, place) => total + value * 3n ** BigInt(place), values[17] ?? 0n);
      expect(sum % 31n).toBe(0n);
    }
  });

  it('are ID-card numbers whose check character holds (GB 11643, ISO 7064 MOD 11-2)', () => {
    for (const _ of many) {
      const number = newIdCard(chance, '320500', '1988-02-29');
      expect(number).toMatch(/^32050019880229\d{3}[\dX]$/);
      const digits = [...number].map((character) => (character === 'X' ? 10 : Number(character)));
      const sum = digits.reduce((total, digit, index) => total + digit * 2 ** (17 - index), 0);
      expect(sum % 11).toBe(1);
    }
  });
});
