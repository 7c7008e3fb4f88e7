import { type Chance, chanceOf } from './chance';
import { newName, type PersonName } from './names';
import { newMobile, newUscc } from './numbers';
import { type Place, places } from './places';

/** A company that is or may become a customer. */
export interface Company {
  readonly name: string;
  readonly place: Place;
  readonly industry: string;
  /** What the e-mail addresses of its people end in; of the reserved top-level domain. */
  readonly domain: string;
}

/** One that the ERP system knows from earlier years. */
export interface OldCustomer {
  readonly key: string;
  readonly company: Company;
  /** Empty: the ERP system never learnt it. */
  readonly uscc: string;
  readonly switchboard: string;
  readonly contact: { readonly name: PersonName; readonly phone: string };
}

const brands = [
  ...['沐泽', '启恒远', '晟川', '临岳', '卓砺', '景铄', '澜拓', '钧瀚', '颐岚', '朔宁', '泓砚', '嵘达', '骏宸', '霁禾', '珩信'],
  ...['砺山', '徽瑞', '璟源', '晗光', '矩阳', '翊海', '铎锐', '溯元', '昱成', '禹锋', '栢盛', '湛清', '邈川', '弘屹', '沅正'],
] as const;

const trades = [
  ['汽车零部件', '汽车'],
  ['精密模具', '模具'],
  ['航空结构件', '航空'],
  ['阀门', '泵阀'],
  ['注塑', '塑料'],
  ['食品机械', '食品'],
  ['电子五金', '电子'],
  ['医疗器械', '医疗'],
  ['纺织机械', '纺织'],
] as const;

export function newCompany(chance: Chance, place: Place = chance.pick(places)): Company {
  const brand = chance.pick(brands);
  const [trade, industry] = chance.pick(trades);
  return { name: `${place.name}${brand}${trade}有限公司`, place, industry, domain: `c${chance.digits(6)}.example` };
}

/** From the ERP system: two in three with a credit code. */
export function oldCustomers(seed: string, count: number, takenPhones: Set<string>): readonly OldCustomer[] {
  const chance = chanceOf(`${seed}/erp`);
  return Array.from({ length: count }, (_, index) => {
    const company = newCompany(chance, places[index % places.length]);
    return {
      key: `erp-${String(index + 1).padStart(3, '0')}`,
      company,
      uscc: index % 3 === 2 ? '' : newUscc(chance, company.place.region),
      switchboard: newMobile(chance, takenPhones),
      contact: { name: newName(chance), phone: newMobile(chance, takenPhones) },
    };
  });
}
