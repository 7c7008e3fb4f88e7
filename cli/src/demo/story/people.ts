/** A team of the company; the parent comes before it. */
export interface Team {
  readonly slug: string;
  readonly parent: string;
  readonly name: string;
}

/** Below `hq`, which is there from the beginning. */
export const teams: readonly Team[] = [
  { slug: 'sales', parent: 'hq', name: '销售中心' },
  { slug: 'east', parent: 'sales', name: '华东大区' },
  { slug: 'shanghai', parent: 'east', name: '上海销售部' },
  { slug: 'suzhou', parent: 'east', name: '苏州销售部' },
  { slug: 'south', parent: 'sales', name: '华南大区' },
  { slug: 'guangzhou', parent: 'south', name: '广州销售部' },
  { slug: 'service', parent: 'hq', name: '客户服务部' },
  { slug: 'marketing', parent: 'hq', name: '市场部' },
  { slug: 'finance', parent: 'hq', name: '财务部' },
  { slug: 'warehouse', parent: 'hq', name: '仓储部' },
];

export interface Person {
  readonly login: string;
  readonly name: string;
  readonly team: string;
  readonly role: string;
  /** For reps: product lines, and the regions whose leads are theirs. */
  readonly skills: readonly string[];
  readonly territories: readonly string[];
}

const person = (
  login: string,
  name: string,
  team: string,
  role: string,
  skills: readonly string[] = [],
  territories: readonly string[] = [],
): Person => ({ ...{ login, name, team, role, skills, territories } });

const reps = [
  person('chen.li', '陈立', 'shanghai', 'sales-rep', ['加工中心', '数控车床'], ['31']),
  person('gu.wei', '顾薇', 'shanghai', 'sales-rep', ['空压机', '工业泵'], ['31', '33']),
  person('shen.hao', '沈浩', 'suzhou', 'sales-rep', ['加工中心', '数控车床'], ['32']),
  person('lu.yuan', '陆远', 'suzhou', 'sales-rep', ['空压机', '工业泵'], ['32', '34']),
  person('liang.jun', '梁俊', 'guangzhou', 'sales-rep', ['加工中心', '数控车床'], ['44', '45']),
  person('he.qing', '何晴', 'guangzhou', 'sales-rep', ['空压机', '工业泵'], ['44', '45']),
];

/** Everybody of whom the story tells what they do. Later parts of the story name them by what they are here. */
export const staff = {
  reps,
  director: person('zhou.min', '周敏', 'sales', 'sales-director'),
  managerEast: person('sun.mei', '孙梅', 'east', 'sales-manager'),
  managerSouth: person('liang.guo', '梁果', 'south', 'sales-manager'),
  agents: [person('luo.jing', '罗静', 'service', 'service-agent'), person('tang.bo', '唐博', 'service', 'service-agent')],
  serviceManager: person('fang.yu', '方瑜', 'service', 'service-manager'),
  marketer: person('tang.yue', '汤悦', 'marketing', 'marketer'),
  clerk: person('xu.yan', '许燕', 'finance', 'finance-clerk'),
  financeManager: person('ma.hui', '马慧', 'finance', 'finance-manager'),
  keeper: person('he.jun', '何军', 'warehouse', 'warehouse-keeper'),
  steward: person('gao.wen', '高文', 'marketing', 'data-steward'),
  auditor: person('qin.feng', '秦峰', 'hq', 'risk-auditor'),
  administrator: person('wei.lan', '魏岚', 'hq', 'administrator'),
} as const;

/** In the order in which they are shown. */
export const people: readonly Person[] = Object.values(staff).flat();
