import { areaList } from '@vant/area-data';
import fc from 'fast-check';
import { readCustomerQuery } from '../customer/search-text';
import { readCalendarDate } from './calendar-date';
import { readEmail } from './email';
import { readOrganisationName } from './organisation-name';
import { readPersonName } from './person-name';
import { readRegions } from './regions';

const anything = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }));
const wide = (text: string): string => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
const han = fc.constantFrom(...'王李张伟芳娜敏静强磊洋艳勇军杰涛明超霞平刚');

describe('reading an e-mail address', () => {
  it('gives one spelling of it, or nothing, whatever is written', () => {
    fc.assert(
      fc.property(fc.oneof(anything, fc.emailAddress()), (text) => {
        const email = readEmail(text);
        if (email === undefined) return;
        expect(email).toMatch(/^[^@\s]+@[^@\s]+\.[a-z]+$/);
        expect(readEmail(email)).toBe(email);
      }),
    );
  });

  it('minds neither case, nor width, nor blanks around it', () => {
    const plain = fc.stringMatching(/^[a-z0-9]{1,20}(\.[a-z0-9]{1,9})?@[a-z]{1,9}\.(com|cn)$/);
    fc.assert(
      fc.property(plain, (email) => {
        for (const text of [email, email.toUpperCase(), wide(email), `  ${email}\t`]) expect(readEmail(text)).toBe(email);
      }),
    );
  });
});

describe('reading a day', () => {
  const day = fc.date({ min: new Date('1880-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });

  it('gives the same day from every spelling of it', () => {
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = iso.split('-').map(Number);
        const spellings = [
          iso,
          iso.replaceAll('-', ''),
          wide(iso),
          `${year}/${month}/${dayOfMonth}`,
          `${year}年${month}月${dayOfMonth}日`,
        ];
        expect(spellings.map(readCalendarDate)).toEqual(spellings.map(() => iso));
      }),
    );
  });

  it('takes exactly the days that there are', () => {
    const number = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(fc.integer({ min: 1880, max: 9999 }), number(13), number(32), (year, month, dayOfMonth) => {
        const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
        const last = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
        expect(readCalendarDate(`${year}-${month}-${dayOfMonth}`) !== undefined).toBe(dayOfMonth >= 1 && dayOfMonth <= last);
      }),
    );
  });
});

describe('reading a name', () => {
  it('of a person says nothing only where nothing stands, whatever is written', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const said = text.normalize('NFKC').replace(/[\s·•‧・]/g, '') !== '';
        expect(readPersonName(text)?.written !== undefined).toBe(said);
      }),
    );
  });

  it('of a person minds neither blanks between characters nor what stands around', () => {
    fc.assert(
      fc.property(fc.array(han, { minLength: 2, maxLength: 4 }), (characters) => {
        const name = readPersonName(characters.join(''));
        const { written: _, ...read } = readPersonName(` ${characters.join(' ')}　`) ?? {};
        expect(name).toMatchObject({ form: 'full', ...read });
      }),
    );
  });

  it('of a company finds what is its own between place and legal form, in one spelling', () => {
    const own = fc.array(fc.constantFrom(...'创卓宏盛锐捷腾远'), { minLength: 2, maxLength: 4 }).map((parts) => parts.join(''));
    const form = fc.constantFrom('有限公司', '有限责任公司', '股份有限公司', '集团有限公司');
    fc.assert(
      fc.property(own, form, fc.constantFrom('深圳市', '苏州市', '上海市'), (core, legal, place) => {
        const written = [`${place}${core}${legal}`, `${core}(${place})${legal}`, `${place} ${core} ${legal}`];
        for (const text of written) expect(readOrganisationName(text)).toMatchObject({ core, place, registered: true });
        expect(readOrganisationName(core)).toMatchObject({ core, place: '', registered: false });
      }),
    );
  });

  it('of a company leaves something to compare, whatever is written', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const read = readOrganisationName(text);
        if (read) expect([read.core.length > 0, read.full.includes(read.core)]).toEqual([true, true]);
      }),
    );
  });
});

describe('reading regions', () => {
  it('takes them off the beginning and leaves the rest as it is, whatever is written', () => {
    const regions = Object.entries(areaList.county_list).filter(([, name]) => !name.includes('直辖'));
    fc.assert(
      fc.property(fc.constantFrom(...regions), anything, ([code, district], text) => {
        const [province = '', city = ''] = [
          areaList.province_list[`${code.slice(0, 2)}0000`],
          areaList.city_list[`${code.slice(0, 4)}00`],
        ];
        fc.pre(city !== '' && !city.includes('直辖'));
        expect(readRegions(`${province}${city}${district}#${text}`)).toEqual({ province, city, district, rest: `#${text}` });
        const { rest } = readRegions(text);
        expect(text.endsWith(rest)).toBe(true);
      }),
    );
  });
});

describe('reading a query for customers', () => {
  it('lets nobody who sees masked numbers find them by the digits between, and finds a whole number whoever asks', () => {
    const mobile = fc.integer({ min: 0, max: 99_999_999 }).map((rest) => `138${String(rest).padStart(8, '0')}`);
    fc.assert(
      fc.property(mobile, fc.nat(8), fc.integer({ min: 3, max: 11 }), (number, from, length) => {
        const digits = number.slice(from, from + length);
        fc.pre(digits.length >= 3);
        expect(readCustomerQuery(digits, false).phoneDigits).toBe('');
        expect(readCustomerQuery(digits, true).phoneDigits).toBe(digits);
        expect(readCustomerQuery(number, false).phone).toBe(`+86${number}`);
      }),
    );
  });

  it('reads anything, in half width and without what no index holds', () => {
    fc.assert(
      fc.property(anything, fc.boolean(), (text, seesPhones) => {
        const query = readCustomerQuery(text, seesPhones);
        expect(query.han).toMatch(/^\p{Script=Han}*$/u);
        expect(query.phone).toMatch(/^(\+[1-9]\d+)?$/);
        expect(readCustomerQuery(wide(text), seesPhones)).toEqual(readCustomerQuery(text.normalize('NFKC'), seesPhones));
      }),
    );
  });
});
