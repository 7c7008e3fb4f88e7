import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const longestFile = 400;

const generated = /(^|\/)generated\//;
const tests = /\.test\.tsx?$|(^|\/)test\/|^tests\/|^packages\/testing\//;

/** config.ts is the one reader in a service; the rest are tools that run on a developer's machine. */
const mayReadEnvironment = /(^|\/)(?:vite\.)?config\.ts$|^packages\/local-stack\/|^cli\/|^benchmarks\/|(^|\/)tools\//;

interface SourceFile {
  readonly name: string;
  readonly text: string;
}

describe('the shape of the source', () => {
  const sources = trackedSources();

  it('has something to look at', () => {
    expect(sources.length).toBeGreaterThan(10);
  });

  it(`keeps every file within ${longestFile} lines`, () => {
    expect(offenders(sources, ({ text }) => text.split('\n').length > longestFile + 1)).toEqual([]);
  });

  it('reads the environment in config.ts only', () => {
    const files = sources.filter(({ name }) => !mayReadEnvironment.test(name) && !tests.test(name));
    expect(offenders(files, ({ text }) => /\bprocess\.env\b|\benv\s*}\s*from\s*'node:process'/.test(text))).toEqual([]);
  });

  it('keeps clocks and chance out of the domain', () => {
    const files = sources.filter(({ name }) => /^services\/[^/]+\/src\/domain\//.test(name) && !tests.test(name));
    const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandom(?:UUID|Bytes|Int)\b|\bperformance\.now\(/;
    expect(offenders(files, ({ text }) => impure.test(text))).toEqual([]);
  });

  it('skips no test', () => {
    const files = sources.filter(({ name }) => tests.test(name) && name !== path.relative(root, __filename));
    const skipped = /\b(?:it|test|describe)\.(?:skip|only|todo)\b|\bx(?:it|describe|test)\(|\bf(?:it|describe)\(/;
    expect(offenders(files, ({ text }) => skipped.test(text))).toEqual([]);
  });

  it('names imports of types at the top, where the boundary check sees them', () => {
    const own = String.raw`import\('(?:\.|@tributary)[^']*'\)`;
    const inline = new RegExp(`typeof ${own}|${own}\\.[A-Z]`);
    expect(offenders(sources, ({ text }) => inline.test(text))).toEqual([]);
  });
});

function trackedSources(): readonly SourceFile[] {
  const listing = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '*.ts', '*.tsx'], {
    cwd: root,
  });
  return listing
    .toString()
    .split('\0')
    .filter((name) => name !== '' && !generated.test(name))
    .flatMap((name) => readIfThere(name));
}

function readIfThere(name: string): SourceFile[] {
  try {
    return [{ name, text: readFileSync(path.join(root, name), 'utf8') }];
  } catch {
    return [];
  }
}

const offenders = (files: readonly SourceFile[], isOffence: (file: SourceFile) => boolean): string[] =>
  files.filter(isOffence).map(({ name }) => name);
