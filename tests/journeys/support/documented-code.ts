import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { transformSync } from 'esbuild';

const checkout = path.resolve(__dirname, '../../..');
const run = promisify(execFile);

type Environment = Readonly<Record<string, string>>;

/** The code blocks of a language in a file of docs/, in order. */
export function codeIn(file: string, language: 'ts' | 'python' | 'sh'): readonly string[] {
  const text = readFileSync(path.join(checkout, 'docs', file), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, code = '']) => code);
}

/** Runs what a reader would have copied, and gives what it prints. */
export interface Reader {
  typescript(code: string, env: Environment): Promise<string>;
  python(code: string, env: Environment): Promise<string>;
  /** What the programs of the Python packages are called by is on the PATH. The first line that fails ends it. */
  shell(code: string, env: Environment): Promise<string>;
  leave(): void;
}

/** Somebody with Node.js, Python, and these packages from PyPI; those from npm are there. */
export async function makeReader(pythonPackages: readonly string[]): Promise<Reader> {
  mkdirSync(path.join(checkout, '.tributary'), { recursive: true });
  const desk = mkdtempSync(path.join(checkout, '.tributary/docs-'));
  const python = path.join(desk, 'venv/bin/python3');
  await run('python3', ['-m', 'venv', path.join(desk, 'venv')]);
  await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...pythonPackages]);

  const search = [path.dirname(python), process.env['PATH']].join(path.delimiter);
  const read = async (program: string, file: string, code: string, env: Environment): Promise<string> => {
    const copy = path.join(desk, file);
    writeFileSync(copy, code);
    return (await run(program, [copy], { cwd: desk, env: { ...process.env, PATH: search, ...env } })).stdout;
  };
  return {
    typescript: (code, env) =>
      read(process.execPath, 'copied.mjs', transformSync(code, { loader: 'ts', format: 'esm', target: 'node20' }).code, env),
    python: (code, env) => read(python, 'copied.py', code, env),
    shell: (code, env) => read('bash', 'copied.sh', `set -euo pipefail\n${code}`, env),
    leave: () => rmSync(desk, { recursive: true, force: true }),
  };
}
