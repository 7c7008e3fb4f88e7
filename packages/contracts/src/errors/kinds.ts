/** What sort of no it is. Mapped once to gRPC and once to HTTP. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'precondition'
  | 'exhausted'
  | 'unavailable'
  | 'internal';

export interface ErrorEntry {
  readonly kind: ErrorKind;
  /** One English sentence for the person who caused it: what happened and what to do. */
  readonly title: string;
  /** The rule in the domain specification, such as `LD-5`. */
  readonly rule?: string;
}
