import { join } from 'node:path';
import { runGuarded } from '../guard';
import { type Place, Unobtainable } from '../provider';
import { cacheFolder } from './cache';
import { installOnce } from './install-once';
import type { MongoProgram } from './mongo-server';

const version = '0.7.0b3';
const fastOne = 'cargo install secantus-mdb --version 0.5.3-beta.196 --ignore-rust-version';

/** The Python server of SecantusDB in a virtual environment of ours, made on first use (about 10 s) and kept for every checkout. */
export async function secantusdbPython(python: string, { home, say, signal }: Place): Promise<MongoProgram> {
  const run = (...command: [string, ...string[]]): Promise<void> =>
    runGuarded({ command, logFile: join(home, 'pip.log'), stopSignal: 'KILL', signal });

  const place = await installOnce(join(cacheFolder(), `secantusdb-python-${version}`), async (draft) => {
    say(`Installing the Python server of SecantusDB ${version} below ${cacheFolder()} (once, about 10 s)`);
    await run(python, '-m', 'venv', draft);
    await run(join(draft, 'bin', 'python3'), '-m', 'pip', 'install', '--disable-pip-version-check', `secantusdb==${version}`);
  }).catch((problem: unknown) => {
    signal.throwIfAborted();
    throw new Unobtainable(`pip could not install secantusdb ${version}, see ${join(home, 'pip.log')}`, { cause: problem });
  });

  say(`For a much faster server at the next start: ${fastOne}`);
  return {
    // The scripts' first line names the folder they were made in, so the interpreter is named here.
    command: [join(place, 'bin', 'python3'), join(place, 'bin', 'secantusd-py')],
    kind: 'secantusdb-python',
    origin: `SecantusDB ${version}, Python server`,
  };
}
