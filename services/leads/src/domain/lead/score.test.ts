import fc from 'fast-check';
import { aContact, aLead, noContact } from '../../../test/builders';
import { completeness } from './completeness';
import { channels, noInterest } from './lead';
import { score } from './score';

describe('the score of a lead (LD-3)', () => {
  it('is explained point by point', () => {
    const { total, fit, behaviour, reasons } = score(aLead({ contact: aContact({ jobTitle: '采购经理', company: '长江机械' }) }));
    expect(reasons).toEqual([
      { code: 'fit.company-known', points: 10 },
      { code: 'fit.decision-maker', points: 15 },
      { code: 'fit.mobile-phone', points: 10 },
      { code: 'behaviour.channel', points: 10 },
    ]);
    expect([total, fit, behaviour]).toEqual([45, 35, 10]);
  });

  it('stays within 50 + 50 and adds up to its reasons, whatever is known', () => {
    const text = fc.constantFrom('', '总经理', 'x');
    const facts = fc.record({
      contact: fc.record({
        name: text,
        company: text,
        jobTitle: text,
        address: text,
        region: fc.constantFrom('', '310000'),
        wechatOpenid: text,
        wechatUnionid: text,
        phones: fc.subarray(['+8613800138000', '+862162278888']),
        emails: fc.subarray(['a@qq.com', 'a@example.com']),
      }),
      interest: fc.record({ product: text, industry: text, language: text, message: text }),
      touches: fc.record({
        count: fc.integer({ min: 1, max: 50 }),
        channels: fc.subarray([...channels], { minLength: 1 }),
        lastAt: fc.date({ noInvalidDate: true }),
      }),
      intent: fc.constantFrom(undefined, 'hot', 'warm', 'cold', 'unreached'),
    });
    fc.assert(
      fc.property(facts, (known) => {
        const { total, fit, behaviour, reasons } = score(known);
        expect(fit).toBeLessThanOrEqual(50);
        expect(behaviour).toBeLessThanOrEqual(50);
        expect(total).toBe(fit + behaviour);
        expect(total).toBe(reasons.reduce((sum, { points }) => sum + points, 0));
      }),
    );
  });
});

describe('completeness (LD-2)', () => {
  it('goes from 0 to 100', () => {
    const everything = aContact({ company: 'x', jobTitle: 'x', emails: ['a@b.example'], region: '310000', wechatUnionid: 'u' });
    expect(completeness({ contact: noContact, interest: noInterest })).toBe(0);
    expect(completeness({ contact: everything, interest: { ...noInterest, product: 'x', industry: 'x' } })).toBe(100);
  });
});
