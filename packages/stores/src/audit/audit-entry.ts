/** What a service tells the audit log (PERM-5). Who and when are added from the transaction. */
export interface AuditRecord {
  /** Such as `lead.claimed` or `customer.phone-unmasked`. */
  readonly action: string;
  /** Kind of the record: `lead`, `contract`. */
  readonly entity: string;
  readonly entityId: string;
  /** State before and after, anything JSON can hold; only what changed is enough. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** From where, such as the device. Address, method and trace id of the present call are added. */
  readonly origin?: Readonly<Record<string, string>>;
}

/** An entry as it is kept. `before`, `after` and `origin` are canonical JSON text, so that the hash covers every byte. */
export interface AuditEntry {
  readonly id: string;
  /** UTC, milliseconds. */
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string;
  readonly via: string | null;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly origin: string | null;
}

/** The end of the chain: publish it where the store's administrators cannot write, and a rewritten log shows. */
export interface AuditHead {
  /** How many entries are sealed; the last one's position. */
  readonly length: number;
  /** SHA-256 of the last sealed entry, hexadecimal. */
  readonly hash: string;
}

/** First broken link of the chain, or none. */
export type AuditVerdict =
  | { readonly intact: true; readonly head: AuditHead }
  | { readonly intact: false; readonly position: number; readonly fault: AuditFault };

export type AuditFault =
  /** No entry at this position although later ones exist or the head says so. */
  | 'missing'
  /** The entry does not hash to what was sealed. */
  | 'altered'
  /** Entries beyond the recorded head. */
  | 'beyond-head'
  /** The recorded head is not the hash of the last entry. */
  | 'head-differs'
  /** The chain is whole but is not the one whose head was published. */
  | 'published-head-differs';
