import { compareOrganisationNames } from '../matching/compare-organisation-names';
import { comparePersonNames } from '../matching/compare-person-names';
import { readOrganisationName } from './organisation-name';
import { readPersonName } from './person-name';

const person = (text: string) => {
  const name = readPersonName(text);
  if (!name) throw new Error(`no name in ${text}`);
  return name;
};
const organisation = (text: string) => {
  const name = readOrganisationName(text);
  if (!name) throw new Error(`no name in ${text}`);
  return name;
};

describe('names of persons', () => {
  it.each([
    ['张芳敏', '张芳敏', 'exact'],
    ['Zhang  Fangmin', 'zhang fangmin', 'exact'],
    ['張芳敏', '张芳敏', 'traditional'],
    ['张方敏', '张芳敏', 'pinyin'],
    ['Zhang Fangmin', '张芳敏', 'pinyin'],
    ['Fangmin Zhang', '张芳敏', 'pinyin'],
    ['zhangfangmin', '张芳敏', 'pinyin'],
    ['曾小贤', 'Zeng Xiaoxian', 'pinyin'],
    ['芳敏张', '张芳敏', 'similar'],
    ['张芳', '张芳敏', 'similar'],
    ['张芳民', '张芬民', 'similar'],
    ['张先生', '张芳敏', 'surname'],
    ['欧阳女士', '欧阳娜娜', 'surname'],
    ['李先生', '张芳敏', 'different'],
    ['李建国', '张芳敏', 'different'],
    ['张伟', '张芳', 'different'],
    ['快乐小鱼🐟', '快乐小鱼🐟', 'nickname-exact'],
  ])('%s and %s: %s', (a, b, level) => {
    expect(comparePersonNames(person(a), person(b))).toBe(level);
    expect(comparePersonNames(person(b), person(a))).toBe(level);
  });

  it('lets a nickname say nothing about a full name', () => {
    expect(comparePersonNames(person('Amy'), person('张芳敏'))).toBeUndefined();
    expect(comparePersonNames(person('快乐的小鱼儿'), person('张芳敏'))).toBeUndefined();
  });

  it('finds no name in an empty text', () => {
    expect(readPersonName('　 ')).toBeUndefined();
  });
});

describe('names of organisations', () => {
  it('takes place and legal form off the core', () => {
    expect(organisation('深圳市创卓网络科技有限责任公司')).toMatchObject({
      core: '创卓网络科技',
      place: '深圳市',
      registered: true,
    });
    expect(organisation('创卓网络科技（深圳）有限公司')).toMatchObject({ core: '创卓网络科技', place: '深圳市' });
    expect(organisation('Northwind Traders Co., Ltd.')).toMatchObject({ core: 'northwindtraders', registered: true });
  });

  it.each([
    ['深圳市创卓网络科技有限公司', '深圳市創卓網絡科技有限公司', 'exact'],
    ['深圳市创卓网络科技有限公司', '创卓网络科技（深圳）有限责任公司', 'legal-form'],
    ['深圳市创卓网络科技有限公司', '创卓网络科技', 'short'],
    ['创卓网络科技', '创卓网络科技', 'short'],
    ['深圳市创卓网络科技有限公司', '深圳创卓科技有限公司', 'similar'],
    ['深圳市创卓网络科技有限公司', '北京市创卓网络科技有限公司', 'different'],
    ['深圳市创卓网络科技有限公司', '深圳市明德汽车销售有限公司', 'different'],
  ])('%s and %s: %s', (a, b, level) => {
    expect(compareOrganisationNames(organisation(a), organisation(b))).toBe(level);
    expect(compareOrganisationNames(organisation(b), organisation(a))).toBe(level);
  });
});
