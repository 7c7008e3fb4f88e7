/**
 * JSON text that is the same for equal values, whatever order their keys were set in. `undefined` becomes null,
 * a bigint its digits; dates and decimals use their own `toJSON`.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(value ?? null, sorted);

function sorted(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
