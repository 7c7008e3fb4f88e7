import fc from 'fast-check';
import { idCardCheckCharacter, readIdCard } from './id-card';

const birthDays = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2024-12-31T00:00:00Z'), noInvalidDate: true });

const idCards = fc
  .tuple(fc.integer({ min: 110000, max: 820000 }), birthDays, fc.integer({ min: 0, max: 999 }))
  .map(([region, born, serial]) => {
    const first17 = `${region}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
    return first17 + idCardCheckCharacter(first17);
  });

describe('reading an ID-card number (GB 11643)', () => {
  it('knows the example of the standard', () => {
    expect(readIdCard('11010519491231002X')).toEqual({ number: '11010519491231002X', birthDate: '1949-12-31' });
  });

  it('reads every number with its own check character, spaced and in lower case too', () => {
    fc.assert(
      fc.property(idCards, (number) => {
        expect(readIdCard(` ${number.slice(0, 6)} ${number.slice(6).toLowerCase()}`)?.number).toBe(number);
      }),
    );
  });

  it('notices every single wrong digit', () => {
    fc.assert(
      fc.property(idCards, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        const wrong = String((Number(number[place]) + shift) % 10);
        expect(readIdCard(number.slice(0, place) + wrong + number.slice(place + 1))).toBeUndefined();
      }),
    );
  });

  it('notices every two neighbours that changed places', () => {
    fc.assert(
      fc.property(idCards, fc.integer({ min: 0, max: 15 }), (number, place) => {
        fc.pre(number[place] !== number[place + 1]);
        const swapped = `${number.slice(0, place)}${number[place + 1]}${number[place]}${number.slice(place + 2)}`;
        expect(readIdCard(swapped)).toBeUndefined();
      }),
    );
  });

  it.each(['4403**********1234', '110105194912310', '110105199002300025', '', 'X1010519491231002X'])('refuses %p', (text) => {
    expect(readIdCard(text)).toBeUndefined();
  });
});
