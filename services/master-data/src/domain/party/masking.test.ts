import fc from 'fast-check';
import { maskIdCard, maskPhone } from './masking';

describe('masking (PERM-2)', () => {
  it('keeps of a number what one recognises it by', () => {
    expect(maskPhone('+8613800138000')).toBe('+86138****8000');
    expect(maskPhone('+862176220425')).toBe('*********0425');
    expect(maskIdCard('11010519491231002X')).toBe('**************002X');
  });

  it('never shows more than seven digits of a number after its country code', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[1-9]\d{4,14}$/), (number) => {
        const masked = maskPhone(number);
        expect(masked).toHaveLength(number.length);
        expect(masked.replace(/^\+86/, '').replace(/\D/g, '').length).toBeLessThanOrEqual(7);
        expect(masked).not.toBe(number);
      }),
    );
  });
});
