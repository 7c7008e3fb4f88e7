import type { Calendar } from './calendar';
import { campaigns } from './campaigns';
import { type Chance, chanceOf } from './chance';
import { spellName } from './names';
import { spellPhone } from './numbers';
import type { ProductLine } from './products';
import type { Prospect } from './prospects';

/** A CloudEvent as a channel system publishes it. */
export interface ChannelEvent {
  readonly type: string;
  readonly source: string;
  readonly id: string;
  readonly time: Date;
  readonly data: object;
}

/** A form that a landing page's server posts, signed, at the moment it is told of. */
export interface LandingForm {
  readonly submissionId: string;
}

/** What arrives before anything of the next wave does, so that a second record always meets the first. */
export interface Wave {
  readonly events: readonly ChannelEvent[];
  readonly forms: readonly LandingForm[];
}

type ChannelName = 'web' | 'wechat' | 'ads' | 'call';

const questions: Readonly<Record<ProductLine, readonly string[]>> = {
  加工中心: ['请报 VMC-850 的价格和交期', '想了解加工铝件的立加，有样机可看吗', '五轴改造可以做吗', '年产三万件支架，求推荐方案'],
  数控车床: ['CKL-400 带动力刀塔多少钱', '两台数控车，想月底前到货', '老机床可以以旧换新吗', '需要自动送料的方案'],
  空压机: ['75 千瓦变频空压机，求节能测算', '旧机器电费太高，想换永磁变频', '保养包多少钱一套', '车间扩建，用气量约 12 立方'],
  工业泵: ['不锈钢泵输送乳化液，求选型', 'DN100 离心泵现货有吗', '泵的密封件多久换一次', '请发一份泵的样本'],
};

/** A month of what people say through the channels. Wave by wave: everybody's first word, everybody's second, and so on. */
export function channelMonth(seed: string, prospects: readonly Prospect[], calendar: Calendar): readonly Wave[] {
  const chance = chanceOf(`${seed}/channels`);
  const told = prospects.flatMap((prospect) =>
    Array.from({ length: prospect.touches }, (_, touch) => ({
      wave: touch + prospect.round * 4,
      ...tell(prospect, touch, chance, calendar),
    })),
  );
  const waves = [...new Set(told.map(({ wave }) => wave))].sort((a, b) => a - b);
  return waves.map((number) => ({
    events: told.flatMap(({ wave, event }) => (wave === number && event ? [event] : [])),
    forms: told.flatMap(({ wave, form }) => (wave === number && form ? [form] : [])),
  }));
}

type Told = { readonly event?: ChannelEvent; readonly form?: LandingForm };

function tell(prospect: Prospect, touch: number, chance: Chance, calendar: Calendar): Told {
  const channel = channelOf(prospect, touch, chance);
  const daysAgo = Math.max(0, prospect.firstDaysAgo - touch * chance.between(1, 6));
  const time = calendar.workingTime(daysAgo, chance);
  const id = `${prospect.key}-${touch + 1}`;
  // A landing page's server tells at once: it has nothing of earlier days.
  if (channel === 'web' && touch === 0 && prospect.plain && chance.below(3) === 0)
    return { form: formOf(id, prospect, touch, chance) };
  return { event: eventOf(channel, id, prospect, touch, time, chance) };
}

function channelOf({ company, plain }: Prospect, touch: number, chance: Chance): ChannelName {
  if (!plain) return 'web';
  if (touch > 0) return chance.pick(['wechat', 'call', 'web', 'ads'] as const);
  return chance.pick(company ? (['web', 'web', 'ads', 'wechat', 'call'] as const) : (['ads', 'ads', 'wechat', 'web'] as const));
}

function eventOf(channel: ChannelName, id: string, prospect: Prospect, touch: number, time: Date, chance: Chance): ChannelEvent {
  const said = saidBy(prospect, touch, chance);
  const envelope = { id, time };
  switch (channel) {
    case 'web':
      return {
        ...{ ...envelope, type: 'tributary.channel.web.form-submitted.v1', source: 'https://www.qiyuan-machinery.example' },
        data: { submissionId: id, formId: 'ask-for-a-quote', ...said, consents: consentAt(time) },
      };
    case 'ads':
      return {
        ...{ ...envelope, type: 'tributary.channel.ads.lead-submitted.v1', source: 'ads:ocean-engine' },
        data: { adLeadId: id, platform: 'ocean-engine', adId: `ad-${chance.digits(4)}`, ...said, consents: consentAt(time) },
      };
    case 'wechat':
      return {
        ...{ ...envelope, type: 'tributary.channel.wechat.message-received.v1', source: 'wechat:gh_qiyuan' },
        data: { messageId: id, accountId: 'gh_qiyuan', ...said, contact: { ...said.contact, wechatOpenid: prospect.openid } },
      };
    case 'call':
      return {
        ...{ ...envelope, type: 'tributary.channel.call.ended.v1', source: 'call-centre:400' },
        data: {
          ...{ callId: id, direction: 'CALL_DIRECTION_INBOUND', remoteNumber: prospect.phone, queue: 'sales' },
          ...{ talkTime: `${chance.between(40, 600)}s`, disposition: 'interested', ...said },
        },
      };
  }
}

const formOf = (submissionId: string, prospect: Prospect, touch: number, chance: Chance): LandingForm => ({
  ...{ submissionId, formId: 'landing-quote', pageUrl: 'https://landing.qiyuan-machinery.example/quote' },
  ...saidBy(prospect, touch, chance),
});

/** The first time in full, later with other spellings and with gaps: people do not repeat everything. */
function saidBy(prospect: Prospect, touch: number, chance: Chance) {
  const { name, phone, email, company, jobTitle, region, address, line, campaign } = prospect;
  const known = Object.values(campaigns).find(({ code }) => code === campaign);
  const first = touch === 0;
  const way = first ? 0 : chance.below(6);
  return {
    contact: {
      ...{ name: spellName(name, way), phones: [spellPhone(phone, chance.below(7))] },
      ...(first && { jobTitle, emails: email ? [email] : [], region, address }),
      ...(company && (first || chance.below(2) === 0) && { company: company.name }),
    },
    interest: { product: line, industry: company?.industry ?? '', language: 'zh-CN', message: chance.pick(questions[line]) },
    ...(known && { attribution: { source: known.source, medium: known.medium, campaign: known.code } }),
  };
}

const consentAt = (time: Date) => [{ purpose: 'sales-contact', granted: true, at: time.toISOString() }];
