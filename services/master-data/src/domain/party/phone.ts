import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { halfWidth } from './chinese-text';

/** E.164, or undefined for what cannot be a number in service, masked ones included. Without a country code it is Chinese. */
export function readPhone(text: string): string | undefined {
  const number = parsePhoneNumberFromString(halfWidth(text), 'CN');
  return number?.isValid() ? number.number : undefined;
}
