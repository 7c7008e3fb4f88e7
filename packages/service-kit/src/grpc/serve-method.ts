import {
  type handleServerStreamingCall,
  type handleUnaryCall,
  Metadata,
  type ServerWritableStream,
  type StatusObject,
  status,
} from '@grpc/grpc-js';
import type { MethodFacts } from '@tributary/contracts';
import { runInCall } from '../call-context';
import type { Identity } from '../identity/make-identity';
import type { Log } from '../log/make-log';
import { isRefusal, type Refusal } from '../refusal';
import { attributeNames } from '../telemetry/names';
import { currentTraceId } from '../telemetry/with-span';
import { admit } from './admit';
import { openScope, type ServerCall, unlessAborted } from './call-scope';
import type { AdmittedCall, Answer, StreamDoor, UnaryDoor } from './doors';
import { measureServerCall, noteOnSpan } from './grpc-metrics';
import { refusalOfError } from './refusal-of-error';
import { type InvalidRequest, toRpcStatus } from './rpc-status';

export interface ServedMethod<Door> {
  readonly facts: MethodFacts;
  readonly door: Door;
  readonly identity: Identity;
  readonly log: Log;
  /** Longest time for an answer, whatever the caller's deadline, in milliseconds; streams may take longer. */
  readonly longestMs: number;
  /** Aborted when this process stops; ends its streams. */
  readonly stopping: AbortSignal;
  readonly decode: (bytes: Buffer) => unknown;
  readonly encode: (reply: unknown) => Buffer;
}

/** Requests and replies pass as bytes: what is decoded was validated before, and what was recorded is sent as it is. */
export function serveUnary(method: ServedMethod<UnaryDoor>): handleUnaryCall<Buffer, Buffer> {
  const { facts, door, log, longestMs } = method;

  return (call, callback) => {
    const measured = measureServerCall(facts.path);
    const deadline = new Date(Math.min(Number(call.getDeadline()), Date.now() + longestMs));
    const scope = openScope(call, { afterMs: Math.max(0, deadline.getTime() - Date.now()) });

    const answer = async (): Promise<Answer | Refusal> => {
      const admitted = await admitCall(method, call, scope.signal, deadline);
      return isRefusal(admitted) ? admitted : runInCall(admitted.context, () => door.answer(admitted));
    };

    void unlessAborted(answer(), scope.signal)
      .then((outcome) => outcome ?? { refused: 'request.deadline-exceeded' as const })
      .catch((error: unknown) => refusalOfError(error, log, facts.path))
      .then((outcome) => {
        scope.end();
        if (isRefusal(outcome)) {
          const refused = toRpcStatus(outcome, currentTraceId());
          measured({ code: refused.code, refused: outcome.refused });
          callback(refused);
        } else {
          if (outcome.replayed) sayReplayed(call);
          measured({ code: status.OK });
          callback(null, Buffer.from(outcome.reply));
        }
      });
  };
}

export function serveStream(method: ServedMethod<StreamDoor>): handleServerStreamingCall<Buffer, Buffer> {
  const { facts, door, log, stopping } = method;

  return (call) => {
    const measured = measureServerCall(facts.path);
    const deadline = Number(call.getDeadline());
    const scope = openScope(call, { stopping });

    const answer = async (): Promise<Refusal | undefined> => {
      const admitted = await admitCall(method, call, scope.signal, Number.isFinite(deadline) ? new Date(deadline) : undefined);
      return isRefusal(admitted) ? admitted : runInCall(admitted.context, () => send(door.answers(admitted), call, scope.signal));
    };

    void answer()
      // The caller is to come back, to a process that stays.
      .then((outcome) => outcome ?? (stopping.aborted ? { refused: 'service.unavailable' as const } : undefined))
      .catch((error: unknown) => refusalOfError(error, log, facts.path))
      .then((outcome) => {
        scope.end();
        if (outcome) {
          const refused = toRpcStatus(outcome, currentTraceId());
          measured({ code: refused.code, refused: outcome.refused });
          call.emit('error', asError(refused));
        } else {
          measured({ code: call.cancelled ? status.CANCELLED : status.OK });
          call.end();
        }
      });
  };
}

const admitCall = (
  { facts, identity, decode, encode }: ServedMethod<unknown>,
  call: ServerCall,
  signal: AbortSignal,
  deadline: Date | undefined,
): Promise<AdmittedCall | Refusal | InvalidRequest> =>
  admit(
    { facts, decode, encode, metadata: call.metadata, bytes: call.request, peer: call.getPeer(), deadline, signal },
    identity,
  );

async function send(
  replies: AsyncGenerator<Uint8Array, Refusal | undefined>,
  call: ServerWritableStream<Buffer, Buffer>,
  signal: AbortSignal,
): Promise<Refusal | undefined> {
  try {
    let step = await unlessAborted(replies.next(), signal);
    while (step && !step.done) {
      // A slow reader holds the generator back instead of filling our memory.
      if (!call.write(Buffer.from(step.value))) await unlessAborted(drained(call), signal);
      step = await unlessAborted(replies.next(), signal);
    }
    return step?.value;
  } finally {
    // Not awaited: it takes effect only when the generator leaves the wait it is in.
    replies.return(undefined).catch(() => undefined);
  }
}

const drained = (call: ServerWritableStream<Buffer, Buffer>): Promise<void> =>
  new Promise((resolve) => call.once('drain', resolve));

function sayReplayed(call: ServerCall): void {
  const metadata = new Metadata();
  metadata.set('idempotent-replayed', 'true');
  call.sendMetadata(metadata);
  noteOnSpan({ [attributeNames.idempotentReplay]: true });
}

const asError = (refused: StatusObject): Error & StatusObject => Object.assign(new Error(refused.details), refused);
