import { AsyncLocalStorage } from 'node:async_hooks';

/** What a store needs to write the idempotency record in the command's own transaction. */
export interface CommandContext {
  /** The caller's `idempotency-key`, unique per caller and method. */
  readonly key: string;
  /** SHA-256 (hex) over the method's path and the request bytes: the same key with another request is refused. */
  readonly requestHash: string;
  /** The reply bytes of an outcome, as the first caller gets them; a repeated command is answered with these. */
  encodeReply(outcome: unknown): Uint8Array;
}

/** Thrown by the store inside a command whose key was already answered; the door sends `reply` instead. */
export class AlreadyAnswered extends Error {
  override readonly name = 'AlreadyAnswered';

  constructor(readonly reply: Uint8Array) {
    super('this idempotency key was answered before');
  }
}

const commands = new AsyncLocalStorage<CommandContext>();

export const runAsCommand = <T>(context: CommandContext, work: () => T): T => commands.run(context, work);

/** The command this code runs in; undefined in event handlers, schedules, and calls without an idempotency key. */
export const currentCommand = (): CommandContext | undefined => commands.getStore();
