import { type Actor, currentCall } from '@tributary/service-kit';

/** Whose idempotency key it is: the caller's, even where the command works as somebody else. */
export function callerOf(transactionActor: Actor): string {
  const { kind, id } = currentCall()?.actor ?? transactionActor;
  return `${kind}:${id}`;
}
