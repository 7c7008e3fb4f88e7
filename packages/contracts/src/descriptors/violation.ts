/** One way in which a message breaks its schema. Never quotes the value: it may be personal data. */
export interface Violation {
  /** Where, in proto3 JSON spelling: `contact.phones[2]`. Empty: the message as a whole. */
  readonly field: string;
  /** Which rule, in protovalidate's words such as `string.uuid`; `json.type` and `wire.malformed` when it could not be read. */
  readonly rule: string;
  /** For people. */
  readonly message: string;
}

/** What is said of a value that cannot be read at all. */
export const misfit = { rule: 'json.type', message: 'does not have the type that belongs here' } as const;

export class InvalidMessage extends Error {
  constructor(
    /** Full name of the message or, of an event, its type. */
    readonly typeName: string,
    readonly violations: readonly Violation[],
  ) {
    super(`${typeName} breaks its schema: ${violations.map(({ field, rule }) => `${field || 'message'} [${rule}]`).join(', ')}`);
    this.name = 'InvalidMessage';
  }
}
