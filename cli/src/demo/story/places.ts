/** Where customers are; the last three are nobody's territory, so that their leads stay in the public sea. */
export interface Place {
  readonly name: string;
  /** GB/T 2260. */
  readonly region: string;
  readonly city: string;
  readonly street: string;
}

export const places: readonly Place[] = [
  { name: '上海', region: '310115', city: '上海市浦东新区', street: '金海路' },
  { name: '上海', region: '310114', city: '上海市嘉定区', street: '胜竹路' },
  { name: '苏州', region: '320500', city: '江苏省苏州市吴中区', street: '东吴南路' },
  { name: '无锡', region: '320200', city: '江苏省无锡市新吴区', street: '长江北路' },
  { name: '常州', region: '320400', city: '江苏省常州市武进区', street: '常武南路' },
  { name: '宁波', region: '330200', city: '浙江省宁波市北仑区', street: '黄山西路' },
  { name: '嘉兴', region: '330400', city: '浙江省嘉兴市南湖区', street: '亚太路' },
  { name: '芜湖', region: '340200', city: '安徽省芜湖市鸠江区', street: '官陡门路' },
  { name: '广州', region: '440100', city: '广东省广州市番禺区', street: '东环路' },
  { name: '佛山', region: '440600', city: '广东省佛山市顺德区', street: '新桂南路' },
  { name: '东莞', region: '441900', city: '广东省东莞市长安镇', street: '振安路' },
  { name: '柳州', region: '450200', city: '广西壮族自治区柳州市柳北区', street: '白露大道' },
  { name: '武汉', region: '420100', city: '湖北省武汉市蔡甸区', street: '凤凰大道' },
  { name: '成都', region: '510100', city: '四川省成都市青白江区', street: '同华大道' },
  { name: '天津', region: '120100', city: '天津市西青区', street: '赛达大道' },
];
