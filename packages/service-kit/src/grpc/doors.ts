import { createHash } from 'node:crypto';
import type { handleServerStreamingCall, handleUnaryCall } from '@grpc/grpc-js';
import type { Actor } from '../actor';
import type { CallContext } from '../call-context';
import { AlreadyAnswered, runAsCommand } from '../command-context';
import { isRefusal, type Refusal } from '../refusal';

/** A call that was authenticated, authorised and validated. */
export interface AdmittedCall {
  readonly request: unknown;
  /** The request as it came over the wire. */
  readonly bytes: Uint8Array;
  readonly context: CallContext;
  readonly idempotencyKey?: string;
  encode(reply: unknown): Buffer;
}

export interface Answer {
  readonly reply: Uint8Array;
  /** The reply was given before, to an earlier call with the same idempotency key. */
  readonly replayed: boolean;
}

export interface UnaryDoor {
  readonly kind: 'unary';
  readonly answer: (call: AdmittedCall) => Promise<Answer | Refusal>;
}

export interface StreamDoor {
  readonly kind: 'server_streaming';
  readonly answers: (call: AdmittedCall) => AsyncGenerator<Uint8Array, Refusal | undefined>;
}

export type Door = UnaryDoor | StreamDoor;

/** Answers a question: reads, and changes nothing. */
export const query = <Request, Reply>(
  handler: (request: Request, actor: Actor, call: CallContext) => Promise<NoInfer<Reply> | Refusal>,
): handleUnaryCall<Request, Reply> =>
  asHandler({
    kind: 'unary',
    answer: async (call) => {
      const outcome = await handler(call.request as Request, call.context.actor, call.context);
      return isRefusal(outcome) ? outcome : { reply: call.encode(outcome), replayed: false };
    },
  });

/**
 * Changes something. With metadata `idempotency-key` it runs as `currentCommand()`: the store records the reply together
 * with the change, and a repeat is answered by that record, whatever crashed in between.
 * `reply` must depend on the outcome alone, since it is made inside the transaction and again after it.
 */
export const command = <Request, Reply, Outcome>({
  run,
  reply,
}: {
  readonly run: (request: Request, actor: Actor, call: CallContext) => Promise<Outcome>;
  readonly reply: (outcome: Exclude<Outcome, Refusal>) => NoInfer<Reply>;
}): handleUnaryCall<Request, Reply> =>
  asHandler({
    kind: 'unary',
    answer: async (call) => {
      const encodeReply = (outcome: unknown): Buffer => call.encode(reply(outcome as Exclude<Outcome, Refusal>));
      const work = async (): Promise<Answer | Refusal> => {
        const outcome = await run(call.request as Request, call.context.actor, call.context);
        return isRefusal(outcome) ? outcome : { reply: encodeReply(outcome), replayed: false };
      };
      if (call.idempotencyKey === undefined) return work();
      try {
        return await runAsCommand({ key: call.idempotencyKey, requestHash: requestHash(call), encodeReply }, work);
      } catch (error) {
        if (error instanceof AlreadyAnswered) return { reply: error.reply, replayed: true };
        throw error;
      }
    },
  });

// biome-ignore lint/suspicious/noConfusingVoidType: a generator that just ends has `void` as the type of its return value
type StreamEnd = Refusal | undefined | void;

/**
 * Answers with many replies over time; returning a refusal ends the stream with it. The generator is closed when the caller
 * hangs up or this process stops; a wait inside it should end with `call.signal`.
 */
export const stream = <Request, Reply>(
  handler: (request: Request, actor: Actor, call: CallContext) => AsyncGenerator<NoInfer<Reply>, StreamEnd, void>,
): handleServerStreamingCall<Request, Reply> =>
  asHandler({
    kind: 'server_streaming',
    answers: async function* (call) {
      const replies = handler(call.request as Request, call.context.actor, call.context);
      try {
        let step = await replies.next();
        while (!step.done) {
          yield call.encode(step.value);
          step = await replies.next();
        }
        return step.value ?? undefined;
      } finally {
        // Has no effect on one that came to its end.
        await replies.return();
      }
    },
  });

const doors = new WeakMap<object, Door>();

/** How a handler answers; undefined for one that was not made by `query`, `command` or `stream`. */
export const doorOf = (handler: unknown): Door | undefined => (typeof handler === 'function' ? doors.get(handler) : undefined);

/** The shape that generated service interfaces ask for. Only `serveGrpc` may open it, because that is where access is checked. */
function asHandler(door: Door): () => void {
  const handler = (): void => {
    throw new Error('a door is opened by serveGrpc only');
  };
  doors.set(handler, door);
  return handler;
}

const requestHash = ({ context, bytes }: AdmittedCall): string =>
  createHash('sha256').update(context.method).update('\0').update(bytes).digest('hex');
