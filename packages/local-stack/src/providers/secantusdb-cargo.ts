import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runGuarded } from '../guard';
import type { Place } from '../provider';
import { cacheFolder } from './cache';
import { failsForADay } from './fails-for-a-day';
import { installOnce } from './install-once';
import type { MongoProgram } from './mongo-server';

const version = '0.5.3-beta.196';
/** It asks for a newer compiler than it needs: 1.95 builds it. */
const install = ['install', 'secantus-mdb', '--version', version, '--locked', '--ignore-rust-version'] as const;

/** Major and minor version of the oldest cargo that builds it. */
export const oldestCargo = [1, 95] as const;

const place = (): string => join(cacheFolder(), `secantusd-rs-${version}`);

/** Where the Rust server of SecantusDB is, once it has been built. */
export const builtSecantusd = (): string => join(place(), 'bin', 'secantusd-rs');

/** Builds the Rust server of SecantusDB, once for every checkout. Takes minutes, so nobody is made to wait for it unasked. */
export async function secantusdbByCargo(cargo: string, { home, say, signal }: Place): Promise<MongoProgram> {
  const logFile = join(home, 'cargo.log');
  await installOnce(
    place(),
    (draft) =>
      failsForADay(`the build of SecantusDB's Rust server (log: ${logFile})`, `${place()}.failed`, { signal }, async () => {
        say(`Building the Rust server of SecantusDB ${version} with cargo: once, some 5 minutes on two idle cores`);
        say(`It goes below ${cacheFolder()} and serves every checkout; its log is ${logFile}`);
        // Everything in the draft: an interrupted build leaves nothing that the next one would not find and remove.
        const target = join(draft, 'target');
        const command = [cargo, ...install, '--root', draft, '--target-dir', target] as const;
        await runGuarded({ command: [...command], logFile, stopSignal: 'KILL', signal });
        rmSync(target, { recursive: true, force: true });
      }),
    signal,
  );
  return rustServer(builtSecantusd());
}

export const rustServer = (program: string, origin = program): MongoProgram => ({
  command: [program],
  kind: 'secantusdb-rust',
  origin: `SecantusDB, Rust server (${origin})`,
});
