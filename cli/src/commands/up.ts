import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { CannotGoOn, type Command, exitCode, type Session, UsageError } from '../command';
import { askUp } from '../control/ask-up';
import { openControlDoor } from '../control/control-door';
import { homeOfUp } from '../control/home-of-up';
import { overview } from '../control/overview';
import { RunOfUp } from '../control/run-of-up';
import { makeDemoModule } from '../demo/demo-module';
import { loadDemo } from '../demo/load-demo';
import { signInsOfDemo } from '../demo/people-of-demo';
import { doorsOf } from '../demo/telling/doors';
import { isFree } from '../platform/is-free';
import type { Platform } from '../platform/platform';
import { startPlatform } from '../platform/start-platform';
import { seconds } from '../terminal';

const usage = `Usage: ./tributary up [--port <number>] [--no-demo]

Starts the whole of Tributary on this machine and stays in the foreground until Ctrl-C:
PostgreSQL, MongoDB and RabbitMQ (found or started, it says which), a database for each service, and
every service as a process of its own.

The first time it loads demo data, through the same doors that people and systems use: a company with a month of leads,
deals and tickets, and people of every role to sign in as. An interrupted load goes on at the next start.

  --port <number>   port of the console; 8080, or a free one when that is taken
  --no-demo         without demo data; a later start without this option loads it

Everything it writes is in .tributary/up: data, keys, secrets, logs. Delete that folder to begin anew.
A second \`up\` says where the first one is. Nothing is left running afterwards, however it ends.`;

export const up: Command = { name: 'up', summary: 'start everything on this machine', usage, run };

async function run(args: readonly string[], session: Session): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: 'string' }, 'no-demo': { type: 'boolean', default: false } },
  });
  const webPort = values.port === undefined ? undefined : portOf(values.port);
  const home = homeOfUp(session.root);
  mkdirSync(home, { recursive: true, mode: 0o711 });

  const thisRun = new RunOfUp();
  const door = await openControlDoor(home, thisRun.answers);
  if (!door) return pointToTheOther(home, session);
  const stopListening = thisRun.listenToSignals();
  try {
    return await serve(thisRun, { home, webPort, withDemo: !values['no-demo'] }, session);
  } catch (error) {
    if (!thisRun.stopWanted.aborted || thisRun.failure) throw thisRun.failure ?? error;
    session.terminal.say('Interrupted; nothing is left running.');
    return exitCode.interrupted;
  } finally {
    stopListening();
    thisRun.over();
    door.close();
  }
}

interface Wanted {
  readonly home: string;
  readonly webPort: number | undefined;
  readonly withDemo: boolean;
}

async function serve(thisRun: RunOfUp, { home, webPort, withDemo }: Wanted, { terminal }: Session): Promise<number> {
  const started = performance.now();
  if (webPort !== undefined && !(await isFree(webPort)))
    throw new CannotGoOn(`Port ${webPort} is taken; choose another with --port.`);

  let platform: Platform | undefined;
  try {
    terminal.say('Starting Tributary; Ctrl-C stops it.');
    platform = await startPlatform({
      home,
      terminal,
      ports: 'well-known',
      ...(webPort !== undefined && { webPort }),
      signal: thisRun.stopWanted,
      onStoresLost: (why) => thisRun.fail(why),
    });
    const demo = makeDemoModule(1);
    thisRun.serves(platform, () => signInsOfDemo(demo, home));
    if (withDemo) await loadDemo(demo, { home, doors: doorsOf(platform), terminal, signal: thisRun.stopWanted });
    terminal.say(`\n${overview(await thisRun.describe())}\n\nUp after ${seconds(performance.now() - started)}. Ctrl-C stops it.`);
    await thisRun.untilStopWanted();
    terminal.say('');
    if (thisRun.failure) throw thisRun.failure;
  } finally {
    if (platform) await terminal.step('Everything is stopped', platform.stop);
  }
  return exitCode.done;
}

/** Another `up` runs on this home. If it is still starting, its address is worth waiting for. */
async function pointToTheOther(home: string, { terminal }: Session): Promise<number> {
  let other = await askUp(home).describe();
  if (other?.state === 'starting') terminal.say(`Tributary is being started by process ${other.pid}; waiting for it …`);
  while (other?.state === 'starting') {
    await sleep(300);
    other = await askUp(home).describe();
  }
  if (other?.state !== 'up') throw new CannotGoOn('The other `up` did not come up or is stopping; try again.');
  terminal.say(`Tributary runs already.\n\n${overview(other)}`);
  return exitCode.done;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new UsageError(`--port must be a port number, not '${text}'.`);
  return port;
}
