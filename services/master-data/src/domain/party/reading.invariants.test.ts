import fc from 'fast-check';
import { readAddress } from './address';
import { readPhone } from './phone';

const places = [
  '上海市',
  '浦东新区',
  '江苏',
  '苏州',
  '广东省',
  '深圳',
  '南山',
  '科技园路',
  '1',
  '号',
  ' ',
  '，',
  '１',
  'Ａ',
  '縣',
];
const text = fc.oneof(
  fc.string(),
  fc.array(fc.constantFrom(...places)).map((parts) => parts.join('')),
);
const address = fc.record({ province: text, city: text, district: text, line: text });

describe('reading an address, whatever is written', () => {
  it('minds neither blanks, nor punctuation, nor the width of letters', () => {
    const noise = fc.constantFrom(' ', '　', '，', ',', '。', '(');
    fc.assert(
      fc.property(address, noise, fc.nat(20), (written, mark, place) => {
        const noisy = (level: string): string => {
          const letters = [...level];
          return [...letters.slice(0, place), mark, ...letters.slice(place)].join('');
        };
        const { province, city, district, line } = written;
        const other = { province: noisy(province), city: noisy(city), district: noisy(district), line: noisy(line) };
        expect(readAddress(other)).toEqual(readAddress(written));
      }),
    );
  });

  it('says nothing only where nothing stands', () => {
    fc.assert(
      fc.property(address, (written) => {
        const read = readAddress(written);
        expect(read === undefined || Object.values(read).some(Boolean)).toBe(true);
      }),
    );
  });
});

describe('reading a phone number, whatever is written', () => {
  const mobile = fc
    .tuple(fc.constantFrom('138', '139', '150', '186'), fc.integer({ min: 0, max: 99_999_999 }))
    .map(([prefix, rest]) => `${prefix}${String(rest).padStart(8, '0')}`);
  const between = fc.constantFrom('', ' ', '-', '  ');

  it('gives E.164 or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[+0-9 ()-]{0,20}$/)), (written) => {
        const read = readPhone(written);
        if (read !== undefined) {
          expect(read).toMatch(/^\+[1-9]\d{4,14}$/);
          expect(readPhone(read)).toBe(read);
        }
      }),
    );
  });

  it('reads one mobile number however it is spelled', () => {
    fc.assert(
      fc.property(
        mobile,
        between,
        fc.constantFrom('', '+86', '+86 ', '0086', '86'),
        fc.boolean(),
        (number, gap, country, wide) => {
          const spelled = `${country}${[number.slice(0, 3), number.slice(3, 7), number.slice(7)].join(gap)}`;
          const written = wide ? spelled.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) : spelled;
          expect(readPhone(written)).toBe(`+86${number}`);
        },
      ),
    );
  });
});
