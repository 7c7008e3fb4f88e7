import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A server that a benchmark compares with or puts in place of a service; answers its port. */
export type ServerOf = (argument: string) => Promise<number>;

export interface OwnServer {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Runs the server of this name in a process of its own, as what it is compared with runs in one. */
export async function startOwnServer(name: string, argument = ''): Promise<OwnServer> {
  const child = fork(process.argv[1] as string, ['--serve', name, argument]);
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(message as number));
    child.once('exit', (code) => reject(new Error(`the ${name} server ended (${code})`)));
  });
  return {
    port,
    pid: child.pid as number,
    stop: async () => {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

/** In a benchmark's main.ts: serves, when this process was started to do that. It ends when its parent hangs up. */
export function servesOnly(servers: Readonly<Record<string, ServerOf>>): Promise<void> | undefined {
  const [flag, name = '', argument = ''] = process.argv.slice(2);
  const start = flag === '--serve' ? servers[name] : undefined;
  if (!start) return undefined;
  process.once('disconnect', () => process.exit(0));
  return start(argument).then((port) => void process.send?.(port));
}
