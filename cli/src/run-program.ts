import { spawn } from 'node:child_process';

export interface Ended {
  readonly code: number;
  /** Set when it was ended by a signal, or ended because we were asked to. */
  readonly signal: NodeJS.Signals | undefined;
}

export interface ProgramOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Ends the program the hard way. */
  readonly giveUp?: AbortSignal;
}

/** Runs a program on our terminal until it ends. A signal sent to us is passed on, and we wait for the program's own end. */
export function runProgram(command: string, args: readonly string[], { cwd, env, giveUp }: ProgramOptions): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const program = spawn(command, [...args], { cwd, env, stdio: 'inherit' });
    giveUp?.addEventListener('abort', () => program.kill('SIGKILL'), { once: true });
    let asked: NodeJS.Signals | undefined;
    // Ctrl-C reaches the whole process group by itself; once more does no harm.
    const passOn = (signal: NodeJS.Signals) => {
      asked = signal;
      program.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const signal of signals) process.on(signal, passOn);
    const settle = () => {
      for (const signal of signals) process.off(signal, passOn);
    };
    program.once('error', (error) => {
      settle();
      reject(error);
    });
    program.once('exit', (code, signal) => {
      settle();
      resolve({ code: code ?? 1, signal: asked ?? signal ?? undefined });
    });
  });
}

/** Runs a program to its end and keeps the last of what it prints. */
export function captureProgram(
  command: string,
  args: readonly string[],
  { cwd, env }: ProgramOptions,
): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const program = spawn(command, [...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [program.stdout, program.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output = (output + chunk).slice(-16_000);
      });
    }
    program.once('error', reject);
    program.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
