/** PERM-2: enough to recognise, too little to use. */

/** `+8613800138000` → `+86138****8000`; of other numbers the last four digits stay. */
export function maskPhone(e164: string): string {
  const mainland = /^(\+86)(1\d{2})\d{4}(\d{4})$/.exec(e164);
  if (mainland) return `${mainland[1]}${mainland[2]}****${mainland[3]}`;
  const shown = e164.length > 8 ? 4 : 2;
  return `${'*'.repeat(e164.length - shown)}${e164.slice(-shown)}`;
}

export const maskIdCard = (number: string): string => `${'*'.repeat(number.length - 4)}${number.slice(-4)}`;
