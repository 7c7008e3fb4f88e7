import { campaigns } from './campaigns';
import { type Chance, chanceOf } from './chance';
import { type Company, newCompany } from './companies';
import { newName, type PersonName } from './names';
import { newMobile } from './numbers';
import { places } from './places';
import { type ProductLine, productLines } from './products';

/** Somebody who speaks to the company by one channel or several. */
export interface Prospect {
  readonly key: string;
  readonly name: PersonName;
  readonly phone: string;
  readonly email: string;
  readonly openid: string;
  readonly jobTitle: string;
  /** Undefined: they never say for whom they work. */
  readonly company: Company | undefined;
  /** GB/T 2260; empty: they never say where they are. */
  readonly region: string;
  readonly address: string;
  readonly line: ProductLine;
  readonly campaign: string;
  /** Days before the load on which they first spoke. */
  readonly firstDaysAgo: number;
  /** How often they speak, the first time included. */
  readonly touches: number;
  /** Nobody else could be taken for them: later parts of the story may tell what became of them. */
  readonly plain: boolean;
  /** 1: speaks only after everybody else has, because it is about how they are told apart from somebody. */
  readonly round: 0 | 1;
}

const jobTitles = ['采购经理', '设备主管', '生产厂长', '总经理', '工艺工程师', '采购专员', '技术总监', '车间主任'];
const campaignCodes = [...Object.values(campaigns).map(({ code }) => code), '', ''];

/** Plain ones first, then those who are hard to tell apart. */
export function prospectsOf(seed: string, count: number, takenPhones: Set<string>): readonly Prospect[] {
  const chance = chanceOf(`${seed}/prospects`);
  const plain = Array.from({ length: count }, (_, index) => newProspect(chance, index, takenPhones));
  return [...plain, ...namesakes(plain, chance, takenPhones), ...families(plain, chance), ...movers(plain, chance, takenPhones)];
}

function newProspect(chance: Chance, index: number, takenPhones: Set<string>): Prospect {
  const company = chance.below(4) === 0 ? undefined : newCompany(chance);
  const place = company?.place ?? chance.pick(places);
  const name = newName(chance);
  const roll = chance.below(20);
  return {
    key: `p${String(index + 1).padStart(3, '0')}`,
    ...{ name, company },
    phone: newMobile(chance, takenPhones),
    email: company ? `${name.pinyin}${chance.digits(2)}@${company.domain}` : '',
    openid: `o${chance.digits(16)}`,
    jobTitle: company ? chance.pick(jobTitles) : '',
    region: company || chance.below(2) === 0 ? place.region : '',
    address: '',
    line: chance.pick(productLines),
    campaign: chance.pick(campaignCodes),
    firstDaysAgo: chance.between(1, 29),
    touches: roll < 12 ? 1 : roll < 17 ? 2 : roll < 19 ? 3 : 4,
    plain: true,
    round: 0,
  };
}

const some = (plain: readonly Prospect[], from: number): readonly Prospect[] =>
  plain.slice(from, from + Math.max(1, Math.floor(plain.length / 60)));

/** The same name, and nothing else in common. */
const namesakes = (plain: readonly Prospect[], chance: Chance, takenPhones: Set<string>): readonly Prospect[] =>
  some(plain, 0).map((one, index) => ({
    ...newProspect(chance, index, takenPhones),
    ...{ key: `namesake-${index + 1}`, name: one.name, plain: false },
  }));

/** Husband and wife on one telephone. */
const families = (plain: readonly Prospect[], chance: Chance): readonly Prospect[] =>
  some(plain, 20).map((one, index) => ({
    ...newProspect(chance, index, new Set()),
    ...{ key: `family-${index + 1}`, name: newName(chance, { surname: one.name.surname }), phone: one.phone },
    ...{ company: undefined, email: '', jobTitle: '', touches: 1, plain: false, round: 1 },
  }));

/** The same name at the same address with another telephone: the same person with a new number, or not? A person decides. */
function movers(plain: readonly Prospect[], chance: Chance, takenPhones: Set<string>): readonly Prospect[] {
  return some(plain, 10).flatMap((one, index) => {
    const place = places[index % places.length] ?? places[0];
    const address = `${place?.city}${place?.street}${chance.between(10, 990)}号`;
    const name = newName(chance);
    const before = { ...newProspect(chance, index, takenPhones), name, address, company: undefined, email: '', jobTitle: '' };
    const after = { ...before, phone: newMobile(chance, takenPhones), openid: `o${chance.digits(16)}` };
    const speaks = { touches: 1, plain: false, line: one.line } as const;
    return [
      { ...before, ...speaks, key: `mover-${index + 1}-before`, firstDaysAgo: 25, round: 0 },
      { ...after, ...speaks, key: `mover-${index + 1}-after`, firstDaysAgo: 4, round: 1 },
    ] as const;
  });
}
