import type { Calendar } from './calendar';
import { type Chance, chanceOf } from './chance';
import type { Person } from './people';
import type { Prospect } from './prospects';

export interface FollowUp {
  readonly kind: 'CALL' | 'MESSAGE' | 'VISIT' | 'MAIL';
  /** When; undefined: just now. */
  readonly at: Date | undefined;
  readonly note: string;
  readonly intent: 'UNREACHED' | 'COLD' | 'WARM' | 'HOT';
  readonly nextStep: string;
  readonly nextAt: Date | undefined;
}

/** How work on a lead ends for now. */
export type LeadEnd =
  | { readonly kind: 'open' }
  | { readonly kind: 'returned'; readonly note: string }
  | { readonly kind: 'disqualified'; readonly reason: string; readonly note: string }
  | { readonly kind: 'qualified'; readonly need: string };

/** What becomes of one prospect's lead. */
export interface LeadStory {
  readonly prospect: Prospect;
  /** Who takes it when the rules have given it to nobody. */
  readonly claimant: Person;
  readonly followUps: readonly FollowUp[];
  readonly end: LeadEnd;
}

const notes: readonly (readonly [FollowUp['kind'], FollowUp['intent'], string, string])[] = [
  ['CALL', 'WARM', '电话沟通，已了解现有设备和产能缺口', '发送样本和配置单'],
  ['CALL', 'UNREACHED', '两次未接通，已发短信说明来意', '明天上午再联系'],
  ['MESSAGE', 'WARM', '微信发了案例视频，对方转给了生产部', '约技术交流'],
  ['VISIT', 'HOT', '到厂看了现场，工艺已确认，预算在年度计划内', '一周内提交报价'],
  ['MAIL', 'COLD', '邮件发了产品样本，暂未回复', '下周跟进一次'],
  ['CALL', 'HOT', '对方希望月底前定下来，正在比较两家', '安排试切'],
];

const disqualifications: readonly (readonly [reason: string, note: string])[] = [
  ['WRONG_CONTACT', '号码是前台的，没有这个人'],
  ['NO_NEED', '今年没有添置设备的计划'],
  ['COMPETITOR', '已经和别家签了合同'],
  ['NO_BUDGET', '预算被砍，明年再说'],
  ['UNREACHABLE', '连续三周联系不上'],
  ['NOT_OUR_MARKET', '要的是木工机床，我们不做'],
];

/** How many leads end in which way, for a story of full size. */
const shares = { followed: 46, held: 14, returned: 6, disqualified: 12 } as const;

/** The first of `prospects` are those that were qualified, one for each of `needs`. */
export function leadStories(
  seed: string,
  { prospects, needs, reps, scale }: StoryParts,
  calendar: Calendar,
): readonly LeadStory[] {
  const chance = chanceOf(`${seed}/leads`);
  const of = (count: number): number => Math.max(1, Math.round(count * scale));
  const ends: LeadEnd[] = [
    ...needs.map((need) => ({ kind: 'qualified', need }) as const),
    ...Array.from({ length: of(shares.disqualified) }, (_, index) => {
      const [reason, note] = disqualifications[index % disqualifications.length] ?? ['NO_NEED', ''];
      return { kind: 'disqualified', reason, note } as const;
    }),
    ...Array.from({ length: of(shares.returned) }, () => ({ kind: 'returned', note: '区域不符，交回公海' }) as const),
    ...Array.from({ length: of(shares.followed + shares.held) }, () => ({ kind: 'open' }) as const),
  ];
  const untouched = ends.length - of(shares.held);
  return prospects.slice(0, ends.length).map((prospect, index) => {
    const end = ends[index] ?? { kind: 'open' };
    const count = index >= untouched ? 0 : end.kind === 'qualified' ? chance.between(1, 3) : 1;
    return {
      ...{ prospect, end, claimant: reps[index % reps.length] as Person },
      followUps: Array.from({ length: count }, (_, nth) => followUp(prospect, nth, count, end, chance, calendar)),
    };
  });
}

interface StoryParts {
  readonly prospects: readonly Prospect[];
  readonly needs: readonly string[];
  readonly reps: readonly Person[];
  readonly scale: number;
}

/** After the prospect first spoke, in order, and not before what an office would still remember. */
function followUp(
  { firstDaysAgo }: Prospect,
  nth: number,
  count: number,
  end: LeadEnd,
  chance: Chance,
  calendar: Calendar,
): FollowUp {
  const [kind, intent, note, nextStep] = chance.pick(notes);
  const daysAgo = Math.floor((Math.min(firstDaysAgo, 25) * (count - nth)) / (count + 1));
  const goesOn = end.kind === 'open' || end.kind === 'qualified';
  return {
    ...{ kind, note, intent },
    at: daysAgo === 0 ? undefined : calendar.workingTime(daysAgo, chance),
    nextStep: goesOn ? nextStep : '',
    nextAt: goesOn ? new Date(calendar.startedAt.getTime() + chance.between(1, 9) * 86_400_000) : undefined,
  };
}
