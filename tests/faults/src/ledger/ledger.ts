/** One command of the load. Its key is its idempotency key and travels with the event to the effect. */
export interface RigCommand {
  readonly key: string;
  readonly aggregate: string;
}

export interface AcceptedCommand extends RigCommand {
  /** The aggregate's version after the command, as the answer told it. */
  readonly version: number;
}

/** What the client knows: written down when the answer arrives, before anything else is asked. */
export interface Ledger {
  readonly accepted: readonly AcceptedCommand[];
  /** Asked again and again, and never answered: they may have happened or not. */
  readonly unknown: readonly RigCommand[];
}
