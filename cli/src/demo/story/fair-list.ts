import { campaigns } from './campaigns';
import { chanceOf } from './chance';
import { newCompany } from './companies';
import { newName } from './names';
import { newMobile, spellPhone } from './numbers';
import { productLines } from './products';

/** The visitors' list of a trade fair, as its organiser sends it. */
export interface FairList {
  readonly fileName: string;
  readonly csv: string;
  readonly rows: number;
  /** Rows whose number nobody can have. */
  readonly bad: number;
}

const header = ['联系人', '单位名称', '职务', '手机号码', '地区代码', '意向产品', '备注', '活动'];

/** One in ten is no number; the last row says somebody a second time. */
export function fairList(seed: string, people: number, takenPhones: Set<string>): FairList {
  const chance = chanceOf(`${seed}/fair`);
  const rows = Array.from({ length: people }, (_, index) => {
    const company = newCompany(chance);
    const bad = index % 10 === 9;
    return [
      ...[newName(chance).full, company.name, chance.pick(['采购经理', '设备主管', '工程师'])],
      bad ? '待补' : spellPhone(newMobile(chance, takenPhones), chance.below(3)),
      ...[company.place.region, chance.pick(productLines), `展位 ${chance.pick(['A', 'B', 'C'])}${chance.between(10, 60)}`],
      campaigns.springFair.code,
    ];
  });
  const all = [...rows, ...rows.slice(0, 1)];
  return {
    fileName: '春季工业展-观众名单.csv',
    csv: `\uFEFF${[header, ...all].map((row) => row.join(',')).join('\r\n')}\r\n`,
    rows: all.length,
    bad: Math.floor(people / 10),
  };
}
