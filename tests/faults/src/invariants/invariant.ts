/** What must hold whatever breaks (docs/adr/0007-fault-rig.md). */
export const invariants = {
  I1: 'every accepted command takes effect',
  I2: 'none takes effect twice',
  I3: 'no phantom, and a change is all or nothing',
  I4: 'the versions of an aggregate arrive in order, without gaps',
  I5: 'it converges, and nothing is left over or unaccounted for',
  I6: 'memory, files and queues stay bounded, and other aggregates go on',
} as const;

export type InvariantId = keyof typeof invariants;

export const invariantIds = Object.keys(invariants) as InvariantId[];

export interface Violation {
  readonly invariant: InvariantId;
  /** Names commands and aggregates of the rig; there is no personal data in it. */
  readonly what: string;
}
