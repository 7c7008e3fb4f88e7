import { newLead } from '../../services/leads/src/domain/intake/become-lead';
import { type Channel, channels, type Lead, type LeadStatus, noInterest } from '../../services/leads/src/domain/lead/lead';
import { type LeadDocument, leadDocument } from '../../services/leads/src/outbound/mongo/documents';

export interface Rep {
  readonly id: string;
  readonly teamPath: string;
}

const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗';
const given = '伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉兰飞鑫波斌宇浩';
const places = ['上海', '苏州', '杭州', '宁波', '南京', '无锡', '广州', '深圳', '东莞', '佛山', '成都', '重庆', '武汉', '长沙'];
const trades = ['精工', '机械', '模具', '电子', '汽配', '航空', '能源', '医疗', '轨道', '船舶', '家电', '光学'];
const day = 86_400_000;

const at = (letters: string | readonly string[], index: number): string => letters[index % letters.length] ?? '';

/** Lead number `index` of a believable company, as the repository keeps it; a third lie in the public sea. */
export function madeUpLead(index: number, reps: readonly Rep[], now: Date): LeadDocument {
  // A number that jumps about, and the same at every run.
  const dice = Math.imul(index + 1, 2_654_435_761) >>> 0;
  const createdAt = new Date(now.getTime() - (dice % 700) * day);
  const { lead } = newLead(idOf(index), touchOf(index, dice, createdAt), linkOf(index), createdAt);
  return leadDocument(held(lead, index, dice, reps, now));
}

/** In the order of their making, as a UUID v7 is. */
const idOf = (index: number): string => `01930000-${hex(index >>> 16)}-7${hex(index & 0xffff).slice(1)}-8aaa-${hex(index, 12)}`;

const hex = (value: number, digits = 4): string => value.toString(16).padStart(digits, '0');

const touchOf = (index: number, dice: number, occurredAt: Date) => ({
  intakeId: `intake-${index}`,
  contact: {
    ...{ jobTitle: '', emails: [], wechatOpenid: '', wechatUnionid: '', address: '', region: '310000' },
    name: at(surnames, dice) + at(given, dice >>> 5) + (dice % 3 === 0 ? '' : at(given, dice >>> 10)),
    company:
      dice % 4 === 0
        ? ''
        : `${at(places, dice >>> 3)}${at(given, dice >>> 7)}${at(given, dice >>> 12)}${at(trades, dice >>> 9)}有限公司`,
    phones: [`+86139${String(dice % 100_000_000).padStart(8, '0')}`],
  },
  interest: { ...noInterest, product: dice % 2 === 0 ? '数控机床' : '' },
  origin: { channel: at(channels, dice >>> 4) as Channel, source: '', medium: '', campaign: '', content: '', term: '' },
  occurredAt,
});

const linkOf = (index: number) => ({
  id: `customer-${index}`,
  madeWithId: `customer-${index}`,
  madeWithRecordId: `record-${index}`,
});

function held(lead: Lead, index: number, dice: number, reps: readonly Rep[], now: Date): Lead {
  const holder = reps[dice % reps.length];
  if (index % 3 === 0 || !holder) return lead;
  const status: LeadStatus = dice % 5 === 0 ? 'following' : 'assigned';
  const soon = new Date(now.getTime() + 30 * day);
  const custody = { state: 'assigned', holder, since: lead.createdAt, protectedUntil: soon, followUpDueAt: soon } as const;
  return { ...lead, version: 2, status, custody };
}
