import type { Metadata } from '@grpc/grpc-js';
import { type MethodFacts, validate } from '@tributary/contracts';
import type { CallContext } from '../call-context';
import { isIdempotencyKey } from '../idempotency-key';
import type { Caller, Identity } from '../identity/make-identity';
import { isRefusal, type Refusal } from '../refusal';
import { attributeNames } from '../telemetry/names';
import { authorise } from './authorise';
import type { AdmittedCall } from './doors';
import { noteOnSpan } from './grpc-metrics';
import type { InvalidRequest } from './rpc-status';

export interface Incoming {
  readonly facts: MethodFacts;
  readonly metadata: Metadata;
  readonly bytes: Buffer;
  readonly peer: string;
  readonly deadline: Date | undefined;
  readonly signal: AbortSignal;
  readonly decode: (bytes: Buffer) => unknown;
  readonly encode: (reply: unknown) => Buffer;
}

/** All that stands between the wire and a handler, in this order: who is it, may they, and is the request well-formed. */
export async function admit(incoming: Incoming, identity: Identity): Promise<AdmittedCall | Refusal | InvalidRequest> {
  const { facts, metadata, bytes, signal, deadline, decode, encode } = incoming;
  const caller = await identity.verify(metadata);
  if (isRefusal(caller)) return caller;
  const actor = authorise(facts, caller.actor);
  if (isRefusal(actor)) return actor;
  noteOnSpan({
    [attributeNames.actorKind]: actor.kind,
    ...(actor.via === undefined ? {} : { [attributeNames.actorVia]: actor.via }),
  });

  const violations = validate(facts.input, bytes);
  if (violations.some(({ rule }) => rule === 'wire.malformed')) return { refused: 'request.malformed' };
  if (violations.length > 0) return { refused: 'request.invalid', violations };
  const key = idempotencyKeyOf(metadata);
  if (isRefusal(key)) return key;

  const context: CallContext = {
    method: facts.path,
    actor,
    signal,
    originIp: originOf(caller, incoming),
    ...(deadline === undefined ? {} : { deadline }),
    ...(caller.actingToken === undefined ? {} : { actingToken: caller.actingToken }),
  };
  return { request: decode(bytes), bytes, context, encode, ...(key === undefined ? {} : { idempotencyKey: key }) };
}

function idempotencyKeyOf(metadata: Metadata): string | undefined | Refusal {
  const [key, another] = metadata.get('idempotency-key');
  if (key === undefined) return undefined;
  const wellFormed = typeof key === 'string' && another === undefined && isIdempotencyKey(key);
  return wellFormed ? key : { refused: 'request.invalid', field: 'idempotency-key' };
}

/** A service says for whom it asks; from anybody else only the connection itself is believed. */
function originOf({ actor }: Caller, { metadata, peer }: Incoming): string {
  const [forwarded] = metadata.get('x-origin-ip');
  const trusted = actor.kind === 'service' || actor.via !== undefined;
  return trusted && typeof forwarded === 'string' ? forwarded : peer.replace(/:\d+$/, '');
}
