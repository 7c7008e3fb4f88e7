import { randomBytes } from 'node:crypto';
import { Keeper } from './keeper';
import { isAlive } from './lease';
import { putUpNotice, readNotice, takeDownNotice } from './notice';

/** The keeper's process: `node keeper.js <home>`. Leaves at once when the home is kept already. */
async function main(home: string): Promise<void> {
  const token = randomBytes(18).toString('base64url');
  const keeper = new Keeper({
    home,
    token,
    stillOurs: () => readNotice(home)?.token === token,
    onEnd: () => {
      takeDownNotice(home, notice);
      process.exitCode = 0;
      setImmediate(() => process.exit());
    },
  });
  const notice = { pid: process.pid, port: await keeper.open(), token };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void keeper.stop());

  while (!putUpNotice(home, notice)) {
    const other = readNotice(home);
    if (other && (await isAlive(other))) process.exit(0);
    if (other) takeDownNotice(home, other);
  }
}

void main(process.argv[2] ?? '');
