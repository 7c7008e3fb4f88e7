import path from 'node:path';
import { parseArgs } from 'node:util';
import { CannotGoOn, type Command, exitCode, type Session } from '../command';
import { homeOfUp } from '../control/home-of-up';
import { type PreparedService, preparePlatform } from '../platform/prepare-platform';
import { readableLog } from '../platform/readable-log';
import { captureProgram } from '../run-program';

const usage = `Usage: ./tributary migrate [service…]

Brings the databases of the local platform to what this checkout expects, without starting it. \`up\` does this by
itself. In your own deployment run each service's image with the argument --migrate, before its new version starts:
the previous version goes on running on the new schema.`;

export const migrate: Command = { name: 'migrate', summary: 'bring databases up to date', usage, run };

async function run(args: readonly string[], { root, terminal }: Session): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const platform = await preparePlatform({
    home: homeOfUp(root),
    terminal,
    ...(positionals.length > 0 && { services: positionals }),
  });
  try {
    for (const service of platform.services) await terminal.step(`${service.name} is migrated`, () => migrateOne(service, root));
  } finally {
    await platform.release();
  }
  return exitCode.done;
}

async function migrateOne({ name, command: [program, ...args], environment }: PreparedService, root: string): Promise<void> {
  const { code, output } = await captureProgram(program, [...args, '--migrate'], { cwd: path.resolve(root), env: environment });
  if (code !== 0) throw new CannotGoOn(`${name} could not be migrated:\n\n${readableLog(output)}`);
}
