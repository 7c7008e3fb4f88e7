import { campaigns } from './campaigns';
import { chanceOf } from './chance';
import { newCompany } from './companies';
import { newName } from './names';
import { newMobile, spellPhone } from './numbers';
import { type Person, staff } from './people';
import { productLines } from './products';

/** A list of people in a file, as somebody outside sends it. */
export interface VisitorList {
  readonly key: string;
  readonly fileName: string;
  readonly importer: Person;
  readonly csv: string;
  readonly rows: number;
  /** Rows whose number nobody can have. */
  readonly bad: number;
}

const header = ['联系人', '单位名称', '职务', '手机号码', '地区代码', '意向产品', '备注', '活动'];

const lists = [
  {
    key: 'fair',
    fileName: '春季工业展-观众名单.csv',
    importer: staff.marketer,
    people: 40,
    campaign: campaigns.springFair.code,
    remark: '展位',
  },
  { key: 'referrals', fileName: '华东老客户转介绍.csv', importer: staff.managerEast, people: 10, campaign: '', remark: '介绍信' },
  {
    key: 'association',
    fileName: '装备制造协会-会员名录.csv',
    importer: staff.steward,
    people: 20,
    campaign: '',
    remark: '会员号',
  },
] as const;

/** Of each list, one in ten is no number and the last row says somebody a second time. */
export function visitorLists(seed: string, scale: number, takenPhones: Set<string>): readonly VisitorList[] {
  return lists.map(({ key, fileName, importer, people, campaign, remark }) => {
    const chance = chanceOf(`${seed}/${key}`);
    const count = Math.max(10, Math.round(people * scale));
    const rows = Array.from({ length: count }, (_, index) => {
      const company = newCompany(chance);
      const bad = index % 10 === 9;
      return [
        ...[newName(chance).full, company.name, chance.pick(['采购经理', '设备主管', '工程师'])],
        bad ? '待补' : spellPhone(newMobile(chance, takenPhones), chance.below(3)),
        ...[
          company.place.region,
          chance.pick(productLines),
          `${remark} ${chance.pick(['A', 'B', 'C'])}${chance.between(10, 60)}`,
        ],
        campaign,
      ];
    });
    const all = [...rows, ...rows.slice(0, 1)];
    return {
      ...{ key, fileName, importer, rows: all.length, bad: Math.floor(count / 10) },
      csv: `\uFEFF${[header, ...all].map((row) => row.join(',')).join('\r\n')}\r\n`,
    };
  });
}
