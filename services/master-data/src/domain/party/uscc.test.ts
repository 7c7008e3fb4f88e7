import fc from 'fast-check';
import { organisationCodeIn, readUscc, usccCheckCharacter } from './uscc';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const body = fc.array(fc.constantFrom(...alphabet), { minLength: 9, maxLength: 9 }).map((letters) => letters.join(''));
const codes = fc
  .tuple(fc.constantFrom('91', '92', '93', '51', '11', 'N1'), fc.integer({ min: 110000, max: 659999 }), body)
  .map(([authority, region, organisation]) => {
    const first17 = `${authority}${region}${organisation}`;
    return first17 + usccCheckCharacter(first17);
  });

describe('reading a unified social credit code (GB 32100)', () => {
  it('knows a published one and the organisation code in it', () => {
    const code = readUscc('91350100M000100Y43');
    expect(code).toBe('91350100M000100Y43');
    expect(organisationCodeIn(code ?? '')).toBe('M000100Y4');
  });

  it('reads every code with its own check character, in lower case too', () => {
    fc.assert(fc.property(codes, (code) => void expect(readUscc(code.toLowerCase())).toBe(code)));
  });

  it('notices every single wrong character', () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 8, max: 17 }), fc.integer({ min: 1, max: 30 }), (code, place, shift) => {
        const wrong = alphabet.charAt((alphabet.indexOf(code.charAt(place)) + shift) % 31);
        expect(readUscc(code.slice(0, place) + wrong + code.slice(place + 1))).toBeUndefined();
      }),
    );
  });

  it.each(['91350100M000100Y4', '91350100I000100Y43', '', '９１３５'])('refuses %p', (text) => {
    expect(readUscc(text)).toBeUndefined();
  });
});
