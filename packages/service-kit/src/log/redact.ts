const redacted = '[redacted]';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Never logged, wherever one of these words occurs in a key: `phone`, `contactPhone`, `x-acting-token`. */
const alwaysPersonal = words(
  'phone phones mobile mobiles tel telephone email emails idcard uscc password secret secrets token tokens authorization cookie credential credentials apikey privatekey',
);

/** Never logged when a key ends with one of these words: `name` and `customerName`, but not `nameLength`. */
const personalAtTheEnd = words(
  'name names address addresses body data payload content text note notes remark remarks signature parameters',
);

/** Patterns that give people or credentials away in any text. Lengths are bounded, so that matching stays linear. */
const telling: readonly RegExp[] = [
  /(?<=:\/\/)[^\s/@:]{1,64}:[^\s/@]{1,128}(?=@)/g, // credentials in a URL
  /\beyJ[\w-]{4,4096}\.[\w-]{0,4096}(?:\.[\w-]{0,1024})?/g, // a JSON web token
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g, // an e-mail address
  // A phone, identity card or bank account: 7 to 19 digits that are not part of a date, a decimal or a UUID.
  /(?:(?<!\w|\d\.|[0-9a-f]-)|(?<=%[0-9A-F]{2}))(?!\d{4}-\d\d-\d\d(?!\d))\+?\d(?:[ -]?\d){6,18}[Xx]?(?!\w|-[0-9a-f]{4})/g,
];

const longest = 8_192;

/** Takes what gives people or secrets away out of free text, such as an error's message. */
export const scrub = (text: string): string =>
  telling.reduce((rest, pattern) => rest.replace(pattern, redacted), text.length > longest ? `${text.slice(0, longest)}…` : text);

/** A copy that is safe to write down: personal and secret keys blanked at any depth, texts scrubbed, errors reduced. */
export const redact = (value: unknown): unknown => redactWithin(value, 0);

export const redactFields = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, redactField(key, value, 1)]));

const deepest = 6;

function redactWithin(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return scrub(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth >= deepest) return '[deeper]';
  if (value instanceof Error) return describeError(value, depth);
  if (Array.isArray(value)) return value.map((item) => redactWithin(item, depth + 1));
  if (value instanceof Map || value instanceof Set) return `[${value.size} entries]`;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redactField(key, inner, depth + 1)]));
}

const redactField = (key: string, value: unknown, depth: number): unknown =>
  isPersonal(key) ? redacted : redactWithin(value, depth);

/** Only these: drivers hang rows and parameters on their errors (`detail` of PostgreSQL quotes the offending values). */
function describeError(error: Error, depth: number): Record<string, unknown> {
  const { code, errorCode } = error as { code?: unknown; errorCode?: unknown };
  return {
    type: error.name,
    message: scrub(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(typeof errorCode === 'string' ? { errorCode } : {}),
    ...(error.stack === undefined ? {} : { stack: scrub(error.stack) }),
    ...(error.cause === undefined ? {} : { cause: redactWithin(error.cause, depth + 1) }),
    ...(error instanceof AggregateError ? { errors: error.errors.map((inner) => redactWithin(inner, depth + 1)) } : {}),
  };
}

const verdicts = new Map<string, boolean>();

/** Keys are few and repeat, so each is judged once; the bound keeps keys made from input from growing the map. */
function isPersonal(key: string): boolean {
  const known = verdicts.get(key);
  if (known !== undefined) return known;
  const verdict = judge(key);
  if (verdicts.size < 10_000) verdicts.set(key, verdict);
  return verdict;
}

function judge(key: string): boolean {
  const parts = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part.length > 0);
  const pairs = parts.map((part, at) => part + (parts[at + 1] ?? ''));
  return [...parts, ...pairs].some((part) => alwaysPersonal.has(part)) || personalAtTheEnd.has(parts.at(-1) ?? '');
}
