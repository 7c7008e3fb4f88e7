import type { Calendar } from './calendar';
import { chanceOf } from './chance';
import { type Deal, delivered } from './deals';
import type { Prospect } from './prospects';

/** A call of the service line. */
export interface Call {
  readonly callId: string;
  readonly phone: string;
  readonly agentId: string;
  readonly inbound: boolean;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly disposition: string;
}

export type TicketEnd = 'open' | 'assigned' | 'waiting' | 'resolved';

export interface TicketStory {
  readonly key: string;
  /** Whose: a deal's customer with the deal's order, or somebody who asks. */
  readonly deal?: Deal;
  readonly prospect?: Prospect;
  readonly kind: string;
  readonly subject: string;
  readonly description: string;
  readonly channel: string;
  readonly impact: string;
  readonly urgency: string;
  readonly end: TicketEnd;
  readonly resolution: string;
  /** 1–5; 0: the customer has not answered the survey. */
  readonly score: number;
  readonly comment: string;
}

interface Matter {
  readonly kind: string;
  readonly subject: string;
  readonly description: string;
  readonly resolution: string;
  /** Makes no sense without an order. */
  readonly aboutOrder?: boolean;
  readonly level?: 'MEDIUM' | 'HIGH';
}

const matters: readonly Matter[] = [
  {
    ...{ kind: 'REPAIR', subject: '主轴异响', description: '转速 8000 以上有周期性响声', aboutOrder: true, level: 'HIGH' },
    resolution: '现场更换主轴轴承，试切两小时正常',
  },
  {
    ...{ kind: 'COMPLAINT', subject: '安装比约定晚了三天', description: '影响了我们投产，希望给个说法', level: 'HIGH' },
    resolution: '服务经理致电道歉，赠送一次保养',
  },
  {
    ...{ kind: 'INCIDENT', subject: '空压机高温停机', description: '昨天下午停机两次，报 E04', aboutOrder: true, level: 'HIGH' },
    resolution: '清洗散热器并更换温控阀，已恢复',
  },
  {
    ...{ kind: 'ENQUIRY', subject: '导轨油换成其他牌号可以吗', description: '现用的牌号买不到' },
    resolution: '已发送可替换的牌号清单',
  },
  {
    ...{ kind: 'SUGGESTION', subject: '希望操作手册有视频', description: '新员工看图纸吃力' },
    resolution: '已转产品部，视频下月上线',
  },
  {
    ...{ kind: 'REPAIR', subject: '泵的机械密封渗漏', description: '每分钟约三滴', aboutOrder: true, level: 'MEDIUM' },
    resolution: '寄出密封件，客户自行更换成功',
  },
  {
    ...{ kind: 'DISPUTE', subject: '发票金额与合同不一致', description: '请核对第二批货的发票', level: 'MEDIUM' },
    resolution: '财务核对无误，已向客户说明分批开票',
  },
  { ...{ kind: 'ENQUIRY', subject: '年度保养怎么预约', description: '想安排在月底停产的两天' }, resolution: '已约定上门时间' },
];

const scores = [5, 5, 4, 5, 3, 5, 4, 2, 5, 1] as const;
const comments: Readonly<Record<number, string>> = {
  5: '师傅很专业',
  4: '',
  3: '等得有点久',
  2: '来了两次才修好',
  1: '没有解决我的问题',
};

const dispositions = ['repair', 'enquiry', 'complaint', 'order-status', 'wrong-number'];

export function callsOf(seed: string, count: number, callers: readonly Prospect[], calendar: Calendar): readonly Call[] {
  const chance = chanceOf(`${seed}/calls`);
  return Array.from({ length: count }, (_, index) => {
    const startedAt = calendar.workingTime(chance.between(1, 28), chance);
    return {
      ...{ callId: `service-call-${index + 1}`, agentId: `agent-${chance.between(1, 4)}`, inbound: chance.below(5) > 0 },
      phone: index % 6 === 5 ? `+8613${chance.digits(9)}` : chance.pick(callers).phone,
      ...{ startedAt, endedAt: new Date(startedAt.getTime() + chance.between(45, 900) * 1000) },
      disposition: chance.pick(dispositions),
    };
  });
}

const channelsOfTickets = ['call', 'wechat', 'web', 'mail'] as const;
const ends: readonly TicketEnd[] = ['resolved', 'resolved', 'open', 'resolved', 'assigned', 'resolved', 'waiting', 'resolved'];

/** What is about an order is of those deals whose goods have left. */
export function ticketsOf(
  seed: string,
  count: number,
  deals: readonly Deal[],
  askers: readonly Prospect[],
): readonly TicketStory[] {
  const chance = chanceOf(`${seed}/tickets`);
  const bought = deals.filter(({ end }) => delivered.has(end));
  return Array.from({ length: count }, (_, index) => {
    // The second round of matters meets the ends in another order.
    const matter = matters[index % matters.length] as Matter;
    const end = ends[(index + Math.floor(index / matters.length)) % ends.length] ?? 'open';
    const score = end === 'resolved' && index % 4 !== 1 ? chance.pick(scores) : 0;
    const { kind, subject, description, resolution, level = 'LOW' } = matter;
    return {
      key: `ticket-${String(index + 1).padStart(2, '0')}`,
      ...(matter.aboutOrder || index % 2 === 0 ? { deal: chance.pick(bought) } : { prospect: chance.pick(askers) }),
      ...{ kind, subject, description, resolution, impact: level, urgency: level, end, score },
      channel: chance.pick(channelsOfTickets),
      comment: comments[score] ?? '',
    };
  });
}
