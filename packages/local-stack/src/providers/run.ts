import { type ExecFileOptions, execFile } from 'node:child_process';

/** Runs a program to its end and gives what it printed; a failure carries the end of its error output. */
export function run(command: string, args: readonly string[], options: ExecFileOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, [...args], { maxBuffer: 16 << 20, ...options }, (problem, stdout, stderr) => {
      if (!problem) return resolve(String(stdout));
      reject(
        new Error(`${command} ${args[0] ?? ''} failed: ${(String(stderr) || problem.message).slice(-1_000)}`, { cause: problem }),
      );
    });
  });
}
