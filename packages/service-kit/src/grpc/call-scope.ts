import type { ServerUnaryCall, ServerWritableStream } from '@grpc/grpc-js';

export type ServerCall = ServerUnaryCall<Buffer, Buffer> | ServerWritableStream<Buffer, Buffer>;

/** How long a call is worth working on. */
export interface CallScope {
  /** Aborted when the caller hangs up, its deadline passes, or one of the reasons below comes true. */
  readonly signal: AbortSignal;
  /** To be called when the answer is sent. */
  end(): void;
}

export function openScope(call: ServerCall, { afterMs, stopping }: { afterMs?: number; stopping?: AbortSignal }): CallScope {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const timer = afterMs === undefined ? undefined : setTimeout(abort, afterMs);
  call.once('cancelled', abort);
  stopping?.addEventListener('abort', abort, { once: true });
  if (stopping?.aborted) abort();
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer);
      call.off('cancelled', abort);
      stopping?.removeEventListener('abort', abort);
    },
  };
}

/** The work's result, or undefined as soon as the signal is aborted. Leaves no listener behind, however often it is called. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  if (signal.aborted) {
    // Nobody waits for it any more, so its failure is nobody's either.
    work.catch(() => undefined);
    return Promise.resolve(undefined);
  }
  return new Promise((resolve, reject) => {
    const abort = (): void => resolve(undefined);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
