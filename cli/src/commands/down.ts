import { parseArgs } from 'node:util';
import { type Command, exitCode, type Session } from '../command';
import { askUp } from '../control/ask-up';
import { homeOfUp } from '../control/home-of-up';

const usage = `Usage: ./tributary down

Stops the \`up\` that runs in this checkout and waits until everything is stopped. Data is kept.`;

export const down: Command = { name: 'down', summary: 'stop what `up` started', usage, run };

async function run(args: readonly string[], { root, terminal }: Session): Promise<number> {
  parseArgs({ args: [...args] });
  const running = askUp(homeOfUp(root));
  if (!(await running.describe())) {
    terminal.say('Tributary is not running here.');
    return exitCode.done;
  }
  await terminal.step('Tributary is stopped', running.stop);
  return exitCode.done;
}
