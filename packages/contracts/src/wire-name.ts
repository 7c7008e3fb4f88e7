type Shout<S extends string> = S extends `${infer Head}-${infer Tail}` ? `${Uppercase<Head>}_${Shout<Tail>}` : Uppercase<S>;
type Whisper<S extends string> = S extends `${infer Head}_${infer Tail}` ? `${Lowercase<Head>}-${Whisper<Tail>}` : Lowercase<S>;

/** `WireName<'DROP_CAUSE', 'protection-ended'>` is `'DROP_CAUSE_PROTECTION_ENDED'`. */
export type WireName<Prefix extends string, Name extends string> = Name extends string ? `${Prefix}_${Shout<Name>}` : never;

/** What a value of a proto enum is called here; undefined for the zero value and for values of a later release. */
export type PlainName<Prefix extends string, Wire extends string> = Wire extends `${Prefix}_${infer Rest}`
  ? Rest extends 'UNSPECIFIED'
    ? undefined
    : Whisper<Rest>
  : undefined;

/** Our names are words with dashes; proto's are prefixed and shouted. The types keep the two in step. */
export const toWire = <Prefix extends string, Name extends string>(prefix: Prefix, name: Name): WireName<Prefix, Name> =>
  `${prefix}_${name.replaceAll('-', '_').toUpperCase()}` as WireName<Prefix, Name>;

export function fromWire<Prefix extends string, Wire extends string>(prefix: Prefix, wire: Wire): PlainName<Prefix, Wire> {
  const name = wire.startsWith(`${prefix}_`) ? wire.slice(prefix.length + 1) : 'UNSPECIFIED';
  return (name === 'UNSPECIFIED' ? undefined : name.replaceAll('_', '-').toLowerCase()) as PlainName<Prefix, Wire>;
}
