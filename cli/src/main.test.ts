import { CannotGoOn, type Command, type Session, UsageError } from './command';
import { commands } from './commands';
import { runCommand } from './main';

describe('the command line', () => {
  const said: string[] = [];
  const complaints: string[] = [];
  const session: Session = {
    root: '/checkout',
    environment: {},
    terminal: {
      say: (line) => void said.push(line),
      complain: (line) => void complaints.push(line),
      step: (_, work) => work(() => undefined),
      progress: () => () => undefined,
    },
  };
  const greet: Command = {
    name: 'greet',
    summary: 'say hello',
    usage: 'Usage: greet',
    run: async ([who], { terminal }) => {
      if (who === undefined) throw new UsageError('Whom?');
      if (who === 'nobody') throw new CannotGoOn('Nobody is here.');
      terminal.say(`hello ${who}`);
      return 0;
    },
  };
  beforeEach(() => {
    said.length = 0;
    complaints.length = 0;
  });

  it('runs the command that is named', async () => {
    expect(await runCommand(['greet', 'lan'], session, [greet])).toBe(0);
    expect(said).toEqual(['hello lan']);
  });

  it.each([[[]], [['unknown']], [['greet']]])('answers 64 and shows how it is used when called with %j', async (args) => {
    expect(await runCommand(args, session, [greet])).toBe(64);
    expect(complaints.join()).toContain('Usage:');
  });

  it('says what stands in the way without a stack', async () => {
    expect(await runCommand(['greet', 'nobody'], session, [greet])).toBe(1);
    expect(complaints).toEqual(['Nobody is here.']);
  });

  it('leaves what stands after -- to the program behind the command', async () => {
    expect(await runCommand(['greet', 'lan', '--', '--help'], session, [greet])).toBe(0);
    expect(said).toEqual(['hello lan']);
  });

  it.each(commands.map((command) => [command.name, command] as const))('%s --help shows its usage', async (name, command) => {
    expect(await runCommand([name, '--help'], session, commands)).toBe(0);
    expect(said).toEqual([command.usage]);
    expect(command.usage).toContain(`./tributary ${name}`);
  });

  it.each(commands.filter(({ name }) => name !== 'bench').map(({ name }) => [name]))(
    '%s answers 64 to an option nobody knows',
    async (name) => {
      expect(await runCommand([name, '--no-such-option'], session, commands)).toBe(64);
    },
  );
});
