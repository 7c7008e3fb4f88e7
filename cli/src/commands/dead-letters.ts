import { parseArgs } from 'node:util';
import type { DeadLetter, DeadLetterFilter } from '@tributary/messaging';
import { CannotGoOn, type Command, exitCode, type Session, UsageError } from '../command';
import { reachableServices } from '../operate/find-service';
import { atDeadLetters } from '../operate/with-stores';
import type { Terminal } from '../terminal';

const usage = `Usage: ./tributary dead-letters list    [--service <name>] [--queue <queue>] [--state <state>] [--limit <n>] [--json]
       ./tributary dead-letters show    <queue> <id>
       ./tributary dead-letters replay  <queue> <id> | <queue> --all
       ./tributary dead-letters discard <queue> <id>

Messages that could not be worked on wait here, with everything later of the same record.

  list      what waits, and why; bodies are not shown
  show      one of them with its body, which may hold personal data
  replay    try again; it takes effect exactly once. --all: everything dead or undeliverable of the queue
  discard   give it up for good, so that what waits behind it goes on

States: parked (will be tried again by itself), waiting (behind another), dead (tried for the last time),
undeliverable (could not be read, or ended the process).

Works on the \`up\` of this checkout, or on the service whose stores stand in the environment.`;

export const deadLetters: Command = {
  name: 'dead-letters',
  summary: 'see, replay or discard what could not be worked on',
  usage,
  run,
};

const options = {
  service: { type: 'string' },
  queue: { type: 'string' },
  state: { type: 'string' },
  limit: { type: 'string' },
  all: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parse>['values'];

const parse = (args: readonly string[]) => parseArgs({ args: [...args], allowPositionals: true, options });

async function run(args: readonly string[], session: Session): Promise<number> {
  const { values, positionals } = parse(args);
  const [verb, queue, id] = positionals;
  switch (verb) {
    case 'list':
      return list(values, session);
    case 'show':
      return show(required(queue, 'queue'), required(id, 'id'), session);
    case 'replay':
      return values.all
        ? replayAll(required(queue, 'queue'), session)
        : replay(required(queue, 'queue'), required(id, 'id'), session);
    case 'discard':
      return discard(required(queue, 'queue'), required(id, 'id'), session);
    default:
      throw new UsageError(verb === undefined ? 'Say what to do.' : `'${verb}' is not something to do with dead letters.`);
  }
}

async function list(values: Values, session: Session): Promise<number> {
  const filter: DeadLetterFilter = {
    ...(values.queue !== undefined && { queue: values.queue }),
    ...(values.state !== undefined && { state: stateOf(values.state) }),
    ...(values.limit !== undefined && { limit: limitOf(values.limit) }),
  };
  const found: DeadLetter[] = [];
  for (const reachable of await reachableServices(values.service ?? (values.queue && serviceOf(values.queue)), session)) {
    found.push(...(await atDeadLetters(reachable, (desk) => desk.listDeadLetters(filter))));
  }
  if (values.json) session.terminal.say(JSON.stringify(found, null, 2));
  else sayAll(found, session.terminal);
  return exitCode.done;
}

function sayAll(found: readonly DeadLetter[], { say }: Terminal): void {
  for (const { queue, id, state, type, attempts, reason, since } of found) {
    say(
      `${queue}  ${id}  ${state}  ${type ?? 'unknown type'}  ${attempts} attempts  ${reason ?? 'no reason told'}  ${since?.toISOString() ?? ''}`.trimEnd(),
    );
  }
  say(found.length === 0 ? 'Nothing waits.' : `\n${found.length} in all`);
}

const show = (queue: string, id: string, session: Session): Promise<number> =>
  atQueue(queue, session, async (desk) => {
    const found = await desk.showDeadLetter(queue, id);
    if (!found) throw noSuch(queue, id);
    const { body, ...facts } = found;
    session.terminal.say(`${JSON.stringify(facts, null, 2)}\n\n${body}`);
  });

const replay = (queue: string, id: string, session: Session): Promise<number> =>
  atQueue(queue, session, async (desk) => {
    if (!(await desk.replayDeadLetter(queue, id))) throw noSuch(queue, id);
    session.terminal.say('It is tried again.');
  });

const replayAll = (queue: string, session: Session): Promise<number> =>
  atQueue(queue, session, async (desk) => {
    const dead = await desk.replayDeadLetters({ queue, state: 'dead' });
    const undeliverable = await desk.replayDeadLetters({ queue, state: 'undeliverable' });
    session.terminal.say(`${dead + undeliverable} are tried again.`);
  });

const discard = (queue: string, id: string, session: Session): Promise<number> =>
  atQueue(queue, session, async (desk) => {
    if (!(await desk.discardDeadLetter(queue, id))) throw noSuch(queue, id);
    session.terminal.say('It is given up for good.');
  });

async function atQueue(queue: string, session: Session, work: Parameters<typeof atDeadLetters<void>>[1]): Promise<number> {
  for (const reachable of await reachableServices(serviceOf(queue), session)) await atDeadLetters(reachable, work);
  return exitCode.done;
}

/** `leads.intake` is a queue of `leads`. */
const serviceOf = (queue: string): string => queue.split('.')[0] ?? queue;

const noSuch = (queue: string, id: string): CannotGoOn => new CannotGoOn(`There is no dead letter ${id} in ${queue}.`);

function required(value: string | undefined, what: string): string {
  if (value === undefined) throw new UsageError(`The ${what} is missing.`);
  return value;
}

const states: readonly string[] = ['parked', 'waiting', 'dead', 'undeliverable'] satisfies DeadLetter['state'][];

function stateOf(text: string): DeadLetter['state'] {
  if (!states.includes(text)) throw new UsageError(`--state must be one of ${states.join(', ')}, not '${text}'.`);
  return text as DeadLetter['state'];
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1_000)
    throw new UsageError(`--limit must be between 1 and 1000, not '${text}'.`);
  return limit;
}
