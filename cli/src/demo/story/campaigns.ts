/** What marketing does to be heard of; channel events carry the code. */
export interface Campaign {
  readonly code: string;
  readonly name: string;
  readonly source: string;
  readonly medium: string;
}

export const campaigns = {
  springFair: { code: 'spring-fair', name: '春季工业展', source: 'fair', medium: 'booth' },
  roadShow: { code: 'delta-road-show', name: '长三角机床巡展', source: 'fair', medium: 'road-show' },
  search: { code: 'search-compressor', name: '空压机搜索推广', source: 'baidu', medium: 'cpc' },
  shortVideo: { code: 'douyin-cnc', name: '数控机床短视频', source: 'ocean-engine', medium: 'feed' },
  classroom: { code: 'wechat-classroom', name: '加工工艺微课堂', source: 'wechat', medium: 'article' },
} as const satisfies Readonly<Record<string, Campaign>>;
