import type { Terminal } from './terminal';

/** What every command is given. */
export interface Session {
  /** The checkout, an absolute path; also the working directory. */
  readonly root: string;
  readonly terminal: Terminal;
  readonly environment: NodeJS.ProcessEnv;
}

/** One word after `./tributary`. */
export interface Command {
  readonly name: string;
  /** A few words for the overview. */
  readonly summary: string;
  /** The whole help text, shown by --help and after a wrong call. */
  readonly usage: string;
  /** @returns the exit code */
  run(args: readonly string[], session: Session): Promise<number>;
}

/** Exit codes, from sysexits.h where it has one. */
export const exitCode = { done: 0, failed: 1, usage: 64, unavailable: 69, interrupted: 130 } as const;

/** The caller wrote something we do not understand; answered with the command's usage and exit code 64. */
export class UsageError extends Error {}

/** Something outside stands in the way. The message is a whole sentence that says what to do; no stack is shown. */
export class CannotGoOn extends Error {}
