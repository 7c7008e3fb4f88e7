import { parseArgs } from 'node:util';
import { type Command, exitCode, type Session } from '../command';
import { askUp } from '../control/ask-up';
import { homeOfUp } from '../control/home-of-up';
import { overview } from '../control/overview';

const usage = `Usage: ./tributary status [--json]

Says what runs where. Exit code 0 when every service is ready, 1 otherwise.

  --json   the same for programs`;

export const status: Command = { name: 'status', summary: 'say what runs where', usage, run };

async function run(args: readonly string[], { root, terminal }: Session): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } });
  const description = await askUp(homeOfUp(root)).describe();
  if (values.json) terminal.say(JSON.stringify(description ?? { state: 'down', services: [], stores: [] }, null, 2));
  else
    terminal.say(
      description
        ? `${sentences[description.state](description.pid)}\n\n${overview(description)}`
        : 'Tributary is not running here.',
    );
  const healthy = description?.state === 'up' && description.services.every(({ state }) => state === 'ready');
  return healthy ? exitCode.done : exitCode.failed;
}

const sentences = {
  starting: (pid: number) => `Tributary is starting (process ${pid}).`,
  up: (pid: number) => `Tributary is up (process ${pid}).`,
  stopping: (pid: number) => `Tributary is stopping (process ${pid}).`,
};
