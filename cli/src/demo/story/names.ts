import type { Chance } from './chance';

/** As it is written, in pinyin, and in traditional characters where those differ. */
type Character = readonly [written: string, pinyin: string, traditional?: string];

const surnames: readonly Character[] = [
  ...([
    ['王', 'wang'],
    ['李', 'li'],
    ['张', 'zhang', '張'],
    ['刘', 'liu', '劉'],
    ['陈', 'chen', '陳'],
  ] as const),
  ...([
    ['杨', 'yang', '楊'],
    ['赵', 'zhao', '趙'],
    ['黄', 'huang', '黃'],
    ['周', 'zhou'],
    ['吴', 'wu', '吳'],
  ] as const),
  ...([
    ['徐', 'xu'],
    ['孙', 'sun', '孫'],
    ['胡', 'hu'],
    ['朱', 'zhu'],
    ['高', 'gao'],
    ['林', 'lin'],
    ['何', 'he'],
  ] as const),
  ...([
    ['郭', 'guo'],
    ['罗', 'luo', '羅'],
    ['梁', 'liang'],
    ['宋', 'song'],
    ['郑', 'zheng', '鄭'],
    ['谢', 'xie', '謝'],
  ] as const),
  ...([
    ['韩', 'han', '韓'],
    ['唐', 'tang'],
    ['冯', 'feng', '馮'],
    ['于', 'yu'],
    ['董', 'dong'],
    ['萧', 'xiao', '蕭'],
  ] as const),
  ...([
    ['程', 'cheng'],
    ['曹', 'cao'],
    ['袁', 'yuan'],
    ['邓', 'deng', '鄧'],
    ['许', 'xu', '許'],
    ['傅', 'fu'],
  ] as const),
];

const givenNames: readonly Character[] = [
  ...([
    ['建国', 'jianguo', '建國'],
    ['志强', 'zhiqiang', '志強'],
    ['海涛', 'haitao', '海濤'],
    ['俊杰', 'junjie'],
  ] as const),
  ...([
    ['文斌', 'wenbin'],
    ['国栋', 'guodong', '國棟'],
    ['晓明', 'xiaoming', '曉明'],
    ['永康', 'yongkang'],
  ] as const),
  ...([
    ['家豪', 'jiahao'],
    ['立新', 'lixin'],
    ['宏伟', 'hongwei', '宏偉'],
    ['少华', 'shaohua', '少華'],
  ] as const),
  ...([
    ['浩然', 'haoran'],
    ['子轩', 'zixuan', '子軒'],
    ['晨阳', 'chenyang', '晨陽'],
    ['培林', 'peilin'],
  ] as const),
  ...([
    ['秀兰', 'xiulan', '秀蘭'],
    ['雅琴', 'yaqin'],
    ['雪梅', 'xuemei'],
    ['丽华', 'lihua', '麗華'],
    ['敏', 'min'],
  ] as const),
  ...([
    ['思远', 'siyuan', '思遠'],
    ['静怡', 'jingyi', '靜怡'],
    ['欣然', 'xinran'],
    ['佳宁', 'jianing', '佳寧'],
  ] as const),
  ...([
    ['芳', 'fang'],
    ['倩', 'qian'],
    ['磊', 'lei'],
    ['鹏', 'peng', '鵬'],
    ['洁', 'jie', '潔'],
    ['亮', 'liang'],
  ] as const),
  ...([
    ['婷', 'ting'],
    ['勇', 'yong'],
    ['娟', 'juan'],
    ['凯', 'kai', '凱'],
    ['玲', 'ling'],
    ['斌', 'bin'],
  ] as const),
];

export interface PersonName {
  readonly surname: string;
  readonly full: string;
  /** `wang.fang` */
  readonly pinyin: string;
  readonly traditional: string;
}

export function newName(chance: Chance, but: { readonly surname?: string } = {}): PersonName {
  const [surname, surnamePinyin, surnameTraditional = surname] = chance.pick(surnames);
  if (surname === but.surname) return newName(chance, but);
  const [given, givenPinyin, givenTraditional = given] = chance.pick(givenNames);
  return {
    surname,
    full: surname + given,
    pinyin: `${surnamePinyin}.${givenPinyin}`,
    traditional: surnameTraditional + givenTraditional,
  };
}

/** The same name as people and systems write it; `way` chooses how. */
export function spellName({ surname, full, pinyin, traditional }: PersonName, way: number): string {
  const latin = pinyin.replace(/(^|\.)(.)/g, (_, dot: string, letter: string) => (dot ? ' ' : '') + letter.toUpperCase());
  const ways = [full, [surname, full.slice(surname.length)].join(' '), traditional, `${full} `, `${surname}经理`, latin];
  return ways[way % ways.length] ?? full;
}
