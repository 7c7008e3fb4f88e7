import path from 'node:path';
import { CannotGoOn, type Command, exitCode, type Session, UsageError } from './command';
import { commands } from './commands';
import { makeTerminal } from './terminal';

/** Runs one command and leaves its exit code in `process.exitCode`. Called by ../bootstrap.cjs. */
export async function main(root: string, args: readonly string[]): Promise<void> {
  // Paths given to sockets have to be short, which paths relative to the checkout are.
  process.chdir(root);
  const session: Session = { root, terminal: makeTerminal(), environment: process.env };
  process.exitCode = await runCommand(args, session, commands);
}

export async function runCommand(args: readonly string[], session: Session, known: readonly Command[]): Promise<number> {
  const { terminal } = session;
  const [name, ...rest] = args;

  if (name === undefined) {
    terminal.complain(overview(known));
    return exitCode.usage;
  }
  if (asksForHelp([name]) || name === 'help') {
    terminal.say(overview(known));
    return exitCode.done;
  }
  const command = known.find((candidate) => candidate.name === name);
  if (!command) {
    terminal.complain(`There is no command '${name}'.\n\n${overview(known)}`);
    return exitCode.usage;
  }
  if (asksForHelp(rest)) {
    terminal.say(command.usage);
    return exitCode.done;
  }

  try {
    return await command.run(rest, session);
  } catch (error) {
    if (error instanceof UsageError || isParseArgsError(error)) {
      terminal.complain(`${error.message}\n\n${command.usage}`);
      return exitCode.usage;
    }
    terminal.complain(error instanceof CannotGoOn ? error.message : describe(error));
    return exitCode.failed;
  }
}

/** What stands after `--` belongs to the program behind the command. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end === -1 ? undefined : end).some((arg) => arg === '--help' || arg === '-h');
}

function overview(known: readonly Command[]): string {
  const width = Math.max(...known.map(({ name }) => name.length));
  const lines = known.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return ['Usage: ./tributary <command> [options]', '', ...lines, '', './tributary <command> --help says more about one.'].join(
    '\n',
  );
}

const isParseArgsError = (error: unknown): error is Error =>
  String((error as NodeJS.ErrnoException | undefined)?.code).startsWith('ERR_PARSE_ARGS');

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

// In an image there is no bootstrap: `node cli/dist/main.js generate-keys …`.
if (require.main === module) void main(path.resolve(__dirname, '../..'), process.argv.slice(2));
