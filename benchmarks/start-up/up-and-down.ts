import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '@tributary/local-stack';

/** Milliseconds from the command to the line that says everything is up; then Ctrl-C. */
export async function upAndDown(checkout: string): Promise<number> {
  const port = await freePort();
  const start = performance.now();
  const up = spawn(join(checkout, 'tributary'), ['up', '--port', String(port)], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(up, 'exit');
  let ready: number | undefined;
  for await (const line of createInterface({ input: up.stdout })) {
    // What it says of its steps is worth seeing; its addresses and passwords are not.
    if (line.includes('✔')) console.log(line);
    if (!line.startsWith('Up after ')) continue;
    ready = performance.now() - start;
    up.kill('SIGINT');
  }
  await gone;
  if (ready === undefined) throw new Error('`./tributary up` ended before it was up');
  return ready;
}
