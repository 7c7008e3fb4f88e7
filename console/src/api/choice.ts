/** The values of an address parameter, and what the API calls each: `{ sea: 'LEAD_VIEW_SEA' }`. */
export type Choices = Readonly<Record<string, unknown>>;

/** The choice somebody made in the address, unless it is none of ours. */
export const choiceOf = <C extends Choices>(choices: C, value: unknown): (keyof C & string) | undefined =>
  typeof value === 'string' && Object.hasOwn(choices, value) ? value : undefined;

export const textOf = (value: unknown, maxLength: number): string | undefined => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, maxLength) : '';
  return text === '' ? undefined : text;
};

/** Parts of an address to change; undefined takes a part out. */
export type Change<Search> = { readonly [K in keyof Search]?: Search[K] | undefined };

export const keysOf = <C extends Choices>(choices: C): readonly (keyof C & string)[] => Object.keys(choices);

/** Without what is unset, so that addresses and requests stay short. */
export const whatIsSet = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
