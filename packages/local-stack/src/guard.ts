import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

/**
 * Runs a program and ends it when the other side of standard input goes away, however that happens: a stop, a crash or a
 * SIGKILL of the process that holds it. Ends the whole process group, so that no helper of the program is left behind. Says
 * the program's process id first and its exit code last, if there is still somebody to hear it (hence no SIGPIPE).
 */
const script = `
signal=$1; [ -z "$2" ] || echo $$ >"$2"; shift 2
exec 3<&0 4>&1 >&2
"$@" </dev/null 3<&- 4>&- &
program=$!
trap '' PIPE
echo $program >&4
{ read -r _ <&3; kill -s "$signal" $program; sleep 20; kill -s KILL -- -$$; } 4>&- 2>/dev/null &
wait $program
echo $? >&4
kill -s KILL -- -$$
`;

export interface GuardedProcess {
  /** The program's own process id. */
  readonly pid: number;
  /** Resolves with the exit code when the program and its group are gone; undefined when the guard itself was killed. */
  readonly gone: Promise<number | undefined>;
  readonly alive: () => boolean;
  /** What it printed since this start, at most the last `characters`. */
  readonly tail: (characters?: number) => string;
  /** Asks with the given signal, insists after 20 seconds; resolves when it is gone. */
  readonly stop: () => Promise<void>;
}

export interface GuardOptions {
  readonly command: readonly [string, ...string[]];
  /** The environment of this process by default. */
  readonly env?: NodeJS.ProcessEnv;
  /** Both output streams are written here; replaced with each start. */
  readonly logFile: string;
  /** How the program is asked to stop. KILL for one whose data nobody needs any more. */
  readonly stopSignal: 'TERM' | 'INT' | 'QUIT' | 'KILL';
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Gets the guard's process id before the program starts: as long as there is such a process, the program may be alive. */
  readonly pidFile?: string;
}

/** Starts a program that cannot outlive this process. @throws when it cannot even be tried; a missing program exits with 127. */
export async function startGuarded(options: GuardOptions): Promise<GuardedProcess> {
  const log = openSync(options.logFile, 'w', 0o600);
  const { stopSignal, command, env = process.env, user, pidFile = '' } = options;
  const guard = spawn('/bin/sh', ['-c', script, 'guard', stopSignal, pidFile, ...command], {
    // The script kills its own process group: it must never share ours.
    detached: true,
    stdio: ['pipe', 'pipe', log],
    env,
    ...user,
  });
  closeSync(log);
  const { stdin, stdout } = guard;
  if (!stdin || !stdout) throw new Error('the guard has no pipes');
  stdin.on('error', () => undefined);

  let alive = true;
  let said = '';
  const started = new Promise<number>((resolve, reject) => {
    guard.once('error', reject);
    stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('\n')) resolve(Number.parseInt(said, 10));
    });
    guard.once('close', () => reject(new Error('the guard ended before it started the program')));
  });
  const gone = new Promise<number | undefined>((resolve) =>
    guard.once('close', () => {
      alive = false;
      const code = said.split('\n')[1];
      resolve(code ? Number(code) : undefined);
    }),
  );
  return {
    pid: await started,
    gone,
    alive: () => alive,
    tail: (characters = 2_000) => readFileSync(options.logFile, 'utf8').slice(-characters),
    stop: async () => {
      stdin.destroy();
      await gone;
    },
  };
}

export interface RunOptions extends GuardOptions {
  /** Ends it early. */
  readonly signal: AbortSignal;
}

/** Runs a program to its end. @throws with the end of its log when the exit code is not 0 or the signal came first. */
export async function runGuarded({ signal, ...options }: RunOptions): Promise<void> {
  signal.throwIfAborted();
  const program = await startGuarded(options);
  const interrupt = (): void => void program.stop();
  signal.addEventListener('abort', interrupt);
  const code = await program.gone;
  signal.removeEventListener('abort', interrupt);
  signal.throwIfAborted();
  if (code !== 0) throw new Error(`${options.command[0]} ended with code ${code}:\n${program.tail()}`);
}
