import { type CommandDoor, isWorthAnotherTry, Refused } from './command-door';
import { asUpdate } from './grpc-door';

export interface RestDoor extends CommandDoor {
  /** From now on, how many requests that were under way end without an answer. */
  cutOff(): () => number;
}

/** The public API, as a browser or another system uses it. */
export function restDoor(url: string, token: () => Promise<string>): RestDoor {
  let cut = 0;
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    try {
      return await fetch(`${url}${path}`, init);
    } catch (error) {
      if (!isRefusedConnection(error)) cut += 1;
      throw error;
    }
  };
  return {
    change: async (command) => {
      const { employeeId, ...body } = asUpdate(command);
      const answer = await ask(`/v1/employees/${employeeId}`, {
        method: 'PATCH',
        headers: {
          authorization: `Bearer ${await token()}`,
          'content-type': 'application/json',
          'idempotency-key': command.key,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(10_000),
      });
      const reply = (await answer.json()) as { readonly version?: number; readonly code?: string };
      if (answer.ok) return reply.version ?? 0;
      const kind = answer.status === 429 ? 'exhausted' : answer.status >= 500 ? 'internal' : 'invalid';
      const code = reply.code ?? String(answer.status);
      throw isWorthAnotherTry(code, kind) ? new Error(code) : new Refused(code);
    },
    cutOff: () => {
      const before = cut;
      return () => cut - before;
    },
    stop: async () => undefined,
  };
}

/** Nothing was under way: nobody listened. */
const isRefusedConnection = (error: unknown): boolean =>
  error instanceof Error && (error.cause as { code?: unknown } | undefined)?.code === 'ECONNREFUSED';
