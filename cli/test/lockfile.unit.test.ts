import { readFileSync } from 'node:fs';
import path from 'node:path';

interface LockedPackage {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
  readFileSync(path.resolve(__dirname, '../../package-lock.json'), 'utf8'),
);

describe('package-lock.json', () => {
  it('holds the packages of every platform, without which npm ci refuses it on all of them', () => {
    const missing = Object.entries(lock.packages).flatMap(([location, { version, optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !isLocked(name, location))
        .map((name) => `${name}, wanted by ${location} ${version}`),
    );
    expect(missing).toEqual([]);
  });

  it('names no registry', () => {
    const named = Object.entries(lock.packages).filter(([, entry]) => 'resolved' in entry && 'integrity' in entry);
    expect(named.map(([location]) => location)).toEqual([]);
  });
});

/** Looks where Node.js would look from that package: beside it, and in every node_modules above. */
function isLocked(name: string, from: string): boolean {
  if (lock.packages[`${from === '' ? '' : `${from}/`}node_modules/${name}`]) return true;
  if (from === '') return false;
  return isLocked(name, from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1)));
}
