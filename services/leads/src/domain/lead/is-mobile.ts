import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Whether an E.164 number reaches somebody's pocket rather than a front desk. */
export function isMobile(phone: string): boolean {
  const type = parsePhoneNumberFromString(phone)?.getType();
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
}
