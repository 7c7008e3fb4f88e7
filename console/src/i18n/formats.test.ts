import { makeFormats } from './formats';

const now = Date.parse('2026-11-26T08:00:00Z');

describe.each([
  ['zh-CN', '3天后', '5分钟前', '¥20万', '¥1.23亿', '¥8,888.50'],
  ['en', 'in 3 days', '5 minutes ago', '¥200K', '¥123.46M', '¥8,888.50'],
])('%s', (language, later, ago, twoHundredThousand, aHundredMillion, exact) => {
  const formats = makeFormats(language);

  it('tells how far away a time is', () => {
    expect(formats.relative('2026-11-29T09:00:00Z', now)).toBe(later);
    expect(formats.relative('2026-11-26T07:54:30Z', now)).toBe(ago);
  });

  it('writes money as people there read it', () => {
    expect(formats.money({ amount: '200000.00', currency: 'CNY' })).toBe(twoHundredThousand);
    expect(formats.money({ amount: '123456789', currency: 'CNY' })).toBe(aHundredMillion);
    expect(formats.money({ amount: '8888.50', currency: 'CNY' })).toBe(exact);
  });
});

describe('money', () => {
  it('stays exact where a floating-point number would not', () => {
    expect(makeFormats('en').exactMoney({ amount: '900719925474099.1234', currency: 'CNY' })).toBe('¥900,719,925,474,099.12');
  });
});
