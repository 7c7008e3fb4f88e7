import { Metadata } from '@grpc/grpc-js';
import { currentCall } from '../call-context';
import type { Identity } from '../identity/make-identity';

export interface PeerCallOptions {
  /** On whose behalf; the acting user of the present call by default. */
  readonly actingToken?: string;
  /** Asked as this service itself, although the present call is somebody's. */
  readonly asOurselves?: boolean;
  /** Longest time for the answer with all retries, in milliseconds. The present call's deadline ends it in any case. */
  readonly deadlineMs?: number;
  /** Makes a command safe to repeat, and so lets it be retried. */
  readonly idempotencyKey?: string;
}

/** When to stop waiting, in milliseconds since 1970. */
export function deadlineOf({ deadlineMs }: PeerCallOptions, usualMs: number): number {
  const own = Date.now() + (deadlineMs ?? usualMs);
  return Math.min(own, currentCall()?.deadline?.getTime() ?? own);
}

export async function metadataOf(
  { actingToken, asOurselves, idempotencyKey }: PeerCallOptions,
  identity: Identity,
): Promise<Metadata> {
  const call = currentCall();
  const metadata = new Metadata();
  const headers = await identity.tokenFor(asOurselves ? undefined : (actingToken ?? call?.actingToken));
  for (const [key, value] of Object.entries(headers)) metadata.set(key, value);
  if (idempotencyKey !== undefined) metadata.set('idempotency-key', idempotencyKey);
  if (call) metadata.set('x-origin-ip', call.originIp);
  return metadata;
}
