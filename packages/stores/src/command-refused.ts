import type { Refusal } from '@tributary/service-kit';

type CommandRefusalCode = 'request.idempotency-key-reused' | 'request.in-progress';

/**
 * A refusal that is thrown, because a transaction returns only what its work returns.
 * `isRefusal(error)` holds, so the door can answer it like any other refusal.
 */
export class CommandRefused extends Error implements Refusal<CommandRefusalCode> {
  override readonly name = 'CommandRefused';

  constructor(readonly refused: CommandRefusalCode) {
    super(refused);
  }
}
