import { join } from 'node:path';
import { runGuarded } from '../guard';
import { type Place, Unobtainable } from '../provider';
import { cacheFolder } from './cache';
import { installOnce } from './install-once';
import type { MongoProgram } from './mongo-server';

const version = '0.7.0b3';

/** The Python server of SecantusDB in a virtual environment of ours, made on first use (about 10 s) and kept for every checkout. */
export async function secantusdbPython(python: string, { home, say, signal }: Place): Promise<MongoProgram> {
  const run = (...command: [string, ...string[]]): Promise<void> =>
    runGuarded({ command, logFile: join(home, 'pip.log'), stopSignal: 'KILL', signal });

  const install = async (draft: string): Promise<void> => {
    say(`Installing the Python server of SecantusDB ${version} below ${cacheFolder()} (once, about 10 s)`);
    await run(python, '-m', 'venv', draft);
    await run(join(draft, 'bin', 'python3'), '-m', 'pip', 'install', '--disable-pip-version-check', `secantusdb==${version}`);
  };
  const place = await installOnce(join(cacheFolder(), `secantusdb-python-${version}`), install, signal).catch(
    (problem: unknown) => {
      signal.throwIfAborted();
      throw new Unobtainable(`pip could not install secantusdb ${version}, see ${join(home, 'pip.log')}`, { cause: problem });
    },
  );

  say(
    'It is slow. `./tributary test` builds a fast one for all further starts, where there is Rust (cargo 1.95, CMake, a C compiler)',
  );
  return {
    // The scripts' first line names the folder they were made in, so the interpreter is named here.
    command: [join(place, 'bin', 'python3'), join(place, 'bin', 'secantusd-py')],
    kind: 'secantusdb-python',
    origin: `SecantusDB ${version}, Python server`,
  };
}
