/** The 31 characters of GB 32100: no I, O, S, V, Z. A character's value is its place. */
const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The 18th character of a unified social credit code (统一社会信用代码, GB 32100). */
export function usccCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * characters.indexOf(first17.charAt(index)), 0);
  return characters.charAt((31 - (sum % 31)) % 31);
}

/** The code in capitals, or undefined unless its characters and check character hold (MD-3). */
export function readUscc(text: string): string | undefined {
  const code = text.replace(/[\s-]/g, '').toUpperCase();
  if (!/^[1-9A-HJ-NPQRTUWXY][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return undefined;
  return code[17] === usccCheckCharacter(code.slice(0, 17)) ? code : undefined;
}

/** Places 9–17 are the organisation code (GB 11714) that was in use before. */
export const organisationCodeIn = (uscc: string): string => uscc.slice(8, 17);
