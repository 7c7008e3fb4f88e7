import { readCalendarDate } from './calendar-date';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** The 18th character of a Chinese ID-card number (GB 11643, ISO 7064 mod 11-2). */
export function idCardCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return checkCharacters.charAt(sum % 11);
}

export interface IdCard {
  readonly number: string;
  /** YYYY-MM-DD. */
  readonly birthDate: string;
}

/** Undefined unless region, birth date and check character all hold (MD-3). */
export function readIdCard(text: string): IdCard | undefined {
  const number = text.replace(/[\s-]/g, '').toUpperCase();
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return undefined;
  const birthDate = readCalendarDate(number.slice(6, 14));
  if (!birthDate || number[17] !== idCardCheckCharacter(number.slice(0, 17))) return undefined;
  return { number, birthDate };
}
