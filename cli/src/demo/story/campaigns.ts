/** What marketing does to be heard of; channel events carry the code. */
export interface Campaign {
  readonly code: string;
  readonly name: string;
  readonly source: string;
  readonly medium: string;
  readonly kind: 'FAIR' | 'ROAD_SHOW' | 'AD' | 'MAILING';
  /** Whose cost it is. */
  readonly channel: 'WEB' | 'WECHAT' | 'ADS' | 'IMPORT';
  readonly state: 'planned' | 'running' | 'ended';
  /** Yuan. */
  readonly budget: number;
  /** Days before the load; below zero: after it. */
  readonly startsDaysAgo: number;
  readonly endsDaysAgo: number;
  readonly costs: readonly CampaignCost[];
}

export interface CampaignCost {
  /** Yuan. */
  readonly amount: number;
  readonly daysAgo: number;
  readonly note: string;
  /** Why it was taken back; empty: it was not. */
  readonly reversal: string;
}

const cost = (daysAgo: number, amount: number, note: string, reversal = ''): CampaignCost => ({
  ...{ daysAgo, amount, note, reversal },
});

/** What prospects heard of the company by. */
export const campaigns = {
  springFair: {
    ...{ code: 'spring-fair', name: '春季工业展', source: 'fair', medium: 'booth' },
    ...{ kind: 'FAIR', channel: 'IMPORT', state: 'ended', budget: 200_000, startsDaysAgo: 30, endsDaysAgo: 24 },
    costs: [cost(45, 96_000, '展位费'), cost(31, 52_600, '搭建与样机运输'), cost(22, 18_400, '差旅与接待')],
  },
  roadShow: {
    ...{ code: 'delta-road-show', name: '长三角机床巡展', source: 'fair', medium: 'road-show' },
    ...{ kind: 'ROAD_SHOW', channel: 'WEB', state: 'ended', budget: 90_000, startsDaysAgo: 29, endsDaysAgo: 9 },
    costs: [cost(29, 38_000, '场地三站'), cost(16, 21_500, '样机运输'), cost(15, 21_500, '样机运输', '同一张账单记了两次')],
  },
  search: {
    ...{ code: 'search-compressor', name: '空压机搜索推广', source: 'baidu', medium: 'cpc' },
    ...{ kind: 'AD', channel: 'ADS', state: 'running', budget: 120_000, startsDaysAgo: 40, endsDaysAgo: -50 },
    costs: [
      cost(28, 16_830, '第一周点击'),
      cost(21, 18_214, '第二周点击'),
      cost(14, 17_905, '第三周点击'),
      cost(7, 21_370, '第四周点击'),
    ],
  },
  shortVideo: {
    ...{ code: 'douyin-cnc', name: '数控机床短视频', source: 'ocean-engine', medium: 'feed' },
    ...{ kind: 'AD', channel: 'ADS', state: 'running', budget: 180_000, startsDaysAgo: 35, endsDaysAgo: -25 },
    costs: [cost(33, 45_000, '拍摄与剪辑'), cost(20, 36_480, '上半月投放'), cost(5, 41_925, '下半月投放')],
  },
  classroom: {
    ...{ code: 'wechat-classroom', name: '加工工艺微课堂', source: 'wechat', medium: 'article' },
    ...{ kind: 'AD', channel: 'WECHAT', state: 'running', budget: 30_000, startsDaysAgo: 60, endsDaysAgo: -120 },
    costs: [cost(25, 6_000, '讲师费'), cost(11, 3_200, '推文排版')],
  },
} as const satisfies Readonly<Record<string, Campaign>>;

/** Nobody has heard of it yet. */
const autumnMailing: Campaign = {
  ...{ code: 'autumn-five-axis', name: '五轴新品邮件邀约', source: 'mail', medium: 'newsletter' },
  ...{ kind: 'MAILING', channel: 'WEB', state: 'planned', budget: 15_000, startsDaysAgo: -14, endsDaysAgo: -45, costs: [] },
};

export const allCampaigns: readonly Campaign[] = [...Object.values(campaigns), autumnMailing];
