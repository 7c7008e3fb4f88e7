import type { Intake, IntakeChange } from '../../domain/intake/intake';

export interface IntakeShelf {
  /** Keeps a new intake. One with the same id stays as it is, and is what the caller gets. */
  keep(change: IntakeChange): Promise<Intake>;
  /** The same for one of many messages, where nobody waits for the answer: those of one transaction cost as much as one. */
  shelve(change: IntakeChange): Promise<void>;
}
