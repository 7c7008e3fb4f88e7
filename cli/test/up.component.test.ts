import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { eventually } from '@tributary/testing';
import { askUp } from '../src/control/ask-up';
import type { Description } from '../src/control/control-door';
import { homeOfUp } from '../src/control/home-of-up';
import { bundle } from '../src/platform/bundle';
import { services } from '../src/services';
import { processesIn } from './processes-in';

const checkout = path.resolve(__dirname, '../..');
const slow = { within: 90_000 };

interface Running {
  readonly process: ChildProcess;
  readonly printed: () => string;
  readonly exitCode: Promise<number | null>;
}

/** The command as a process of its own, with everything it keeps in a folder of this test. */
describe('./tributary up', () => {
  let root: string;
  const started: Running[] = [];

  beforeAll(async () => {
    mkdirSync(path.join(checkout, '.tributary'), { recursive: true });
    root = mkdtempSync(path.join(checkout, '.tributary/test-up-'));
    await bundle(checkout, ['cli']);
  });
  afterAll(async () => {
    for (const running of started) running.process.kill('SIGKILL');
    await nothingIsLeft();
    rmSync(root, { recursive: true, force: true });
  }, 100_000);

  it('starts every service, is found by a second one, mends a crash, and leaves nothing when it is killed', async () => {
    const first = run('up', '--no-demo');
    const description = await whenUp(first);
    expect(description.services.map(({ name }) => name)).toEqual(services.map(({ name }) => name));

    const second = run('up');
    expect(await second.exitCode).toBe(0);
    expect(second.printed()).toContain(description.url);

    process.kill(pidOf('directory', description), 'SIGKILL');
    await eventually(
      'directory is back',
      async () => {
        const now = await askUp(homeOfUp(root)).describe();
        expect(now?.services.find(({ name }) => name === 'directory')).toMatchObject({ state: 'ready', restarts: 1 });
      },
      slow,
    );

    expect(processesIn(root).length).toBeGreaterThan(services.length);
    first.process.kill('SIGKILL');
    await nothingIsLeft();
  }, 200_000);

  it('starts again after it was killed, and stops when it is told to', async () => {
    const again = run('up', '--no-demo');
    await whenUp(again);

    expect(await run('down').exitCode).toBe(0);
    expect(await again.exitCode).toBe(0);
    await nothingIsLeft();
    expect(await run('status').exitCode).toBe(1);
  }, 200_000);

  it('gets its stores back when their keeper is killed, and ends with a sentence when they cannot be had as they were', async () => {
    const running = run('up');
    await whenUp(running);
    killKeeper();
    await eventually('the stores are back', () => expect(running.printed()).toContain('The stores are back'), slow);
    await eventually('everything is ready', async () => expect(await run('status').exitCode).toBe(0), slow);

    // RabbitMQ will not find the port at which the services look for it.
    rmSync(path.join(homeOfUp(root), 'rabbitmq/ports.json'));
    killKeeper();
    expect(await running.exitCode).toBe(1);
    expect(running.printed()).toContain('RabbitMQ came back at another address');
    await nothingIsLeft();
  }, 300_000);

  it('gives up softly when it is interrupted while it starts', async () => {
    const interrupted = run('up');
    await eventually('it has begun', () => expect(interrupted.printed()).toContain('Starting Tributary'), slow);
    interrupted.process.kill('SIGINT');
    expect(await interrupted.exitCode).toBe(130);
    await nothingIsLeft();
  }, 200_000);

  it('stops at once in the middle of loading demo data, and knows at the next start who can sign in', async () => {
    const loading = run('up');
    await eventually('somebody can sign in', async () => expect(await people()).not.toHaveLength(0), slow);
    loading.process.kill('SIGINT');
    expect(await loading.exitCode).toBe(130);
    await nothingIsLeft();

    await whenUp(run('up', '--no-demo'));
    expect((await people()).map(({ login }) => login)).toContain('chen.li');
    expect(await run('down').exitCode).toBe(0);
  }, 300_000);

  const people = async () => (await askUp(homeOfUp(root)).describe())?.people ?? [];

  function run(...args: readonly string[]): Running {
    const script = `require('${checkout}/cli/dist/main.js').main(...JSON.parse(process.argv[1]))`;
    const child = spawn(process.execPath, ['-e', script, JSON.stringify([root, args])], { stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
    const exitCode = new Promise<number | null>((resolve) => child.once('close', resolve));
    const running = { process: child, printed: () => printed, exitCode };
    started.push(running);
    return running;
  }

  /** Fails at once, with what it printed, when it ends instead of coming up. */
  const whenUp = (running: Running): Promise<Description> =>
    Promise.race([
      eventually(
        'it is up',
        async () => {
          const description = await askUp(homeOfUp(root)).describe();
          if (description?.state !== 'up') throw new Error(`it is ${description?.state ?? 'not there'}`);
          return description;
        },
        slow,
      ),
      running.exitCode.then((code) => Promise.reject(new Error(`up ended with ${code}:\n${running.printed()}`))),
    ]);

  const nothingIsLeft = () => eventually('no process is left', () => expect(processesIn(root)).toEqual([]), slow);

  function killKeeper(): void {
    const { pid } = JSON.parse(readFileSync(path.join(homeOfUp(root), 'keeper.json'), 'utf8')) as { pid: number };
    process.kill(pid, 'SIGKILL');
  }

  function pidOf(service: string, { services: all }: Description): number {
    const pid = all.find(({ name }) => name === service)?.pid;
    if (pid === undefined) throw new Error(`${service} does not run`);
    return pid;
  }
});
