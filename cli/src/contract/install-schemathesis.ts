import { existsSync } from 'node:fs';
import path from 'node:path';
import { CannotGoOn, type Session } from '../command';
import { captureProgram } from '../run-program';

const version = '4.32.5';

/** From PyPI, in a Python environment of its own below .tributary; made once. @returns the path of its program */
export async function installSchemathesis({ root, terminal, environment }: Session): Promise<string> {
  const folder = path.join(root, '.tributary', `schemathesis-${version}`);
  const program = path.join(folder, 'bin', 'schemathesis');
  if (existsSync(program)) return program;

  const run = async (command: string, ...args: readonly string[]): Promise<void> => {
    const { code, output } = await captureProgram(command, args, { cwd: root, env: environment });
    if (code !== 0) throw new CannotGoOn(`${path.basename(command)} failed; it needs Python 3.10 with venv:\n${output}`);
  };
  await terminal.step(`schemathesis ${version} is installed`, async () => {
    await run('python3', '-m', 'venv', folder);
    await run(path.join(folder, 'bin', 'pip'), 'install', '--quiet', '--disable-pip-version-check', `schemathesis==${version}`);
  });
  return program;
}
