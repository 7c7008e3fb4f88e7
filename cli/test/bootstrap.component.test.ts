import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '@tributary/testing';

const bootstrap = path.resolve(__dirname, '../bootstrap.cjs');

/** Stands in for npm: notes that it was called, takes its time, then does what `npm ci` does last. */
const npm = `#!/usr/bin/env node
const fs = require('node:fs');
fs.appendFileSync('calls', 'npm ' + process.argv.slice(2).join(' ') + '\\n');
fs.rmSync('node_modules', { recursive: true, force: true });
fs.mkdirSync('node_modules/half', { recursive: true });
setTimeout(() => {
  fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
}, Number(process.env.NPM_TAKES_MS));
`;

describe('the first steps of ./tributary', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'tributary-bootstrap-'));
    mkdirSync(path.join(root, 'bin'));
    writeFileSync(path.join(root, 'bin/npm'), npm);
    chmodSync(path.join(root, 'bin/npm'), 0o755);
    lock('1.0.0');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('installs packages once, and again when the lock changes', async () => {
    expect(await start().exitCode).toBe(0);
    expect(await start().exitCode).toBe(0);
    expect(calls()).toHaveLength(1);
    expect(calls()[0]).toMatch(/^npm ci/);

    lock('2.0.0');
    expect(await start().exitCode).toBe(0);
    expect(calls()).toHaveLength(2);
  });

  it('lets packages be that somebody installed by hand', async () => {
    mkdirSync(path.join(root, 'node_modules'));
    writeFileSync(path.join(root, 'node_modules/.package-lock.json'), readFileSync(path.join(root, 'package-lock.json')));
    expect(await start().exitCode).toBe(0);
    expect(calls()).toEqual([]);
  });

  it('installs once for two who start at the same time', async () => {
    const both = [start({ npmTakesMs: 500 }), start({ npmTakesMs: 500 })];
    expect(await Promise.all(both.map(({ exitCode }) => exitCode))).toEqual([0, 0]);
    expect(calls()).toHaveLength(1);
  });

  it('begins again after it was interrupted in the middle of an installation', async () => {
    const interrupted = start({ npmTakesMs: 5_000 });
    await npmIsAtWork();
    interrupted.kill('SIGINT');
    expect(await interrupted.exitCode).toBe(130);

    expect(await start().exitCode).toBe(0);
    expect(calls()).toHaveLength(2);
  });

  it('waits for an npm that outlived the start that was killed', async () => {
    const killed = start({ npmTakesMs: 1_000 });
    await npmIsAtWork();
    killed.kill('SIGKILL');
    expect(await killed.exitCode).toBeNull();

    expect(await start().exitCode).toBe(0);
    expect(calls()).toHaveLength(1);
  });

  const npmIsAtWork = () =>
    eventually('npm is at work', () => expect(existsSync(path.join(root, 'node_modules/half'))).toBe(true));

  const lock = (version: string) =>
    writeFileSync(
      path.join(root, 'package-lock.json'),
      JSON.stringify({ packages: { '': {}, 'node_modules/some': { version } } }),
    );

  const calls = (): string[] =>
    existsSync(path.join(root, 'calls')) ? readFileSync(path.join(root, 'calls'), 'utf8').trim().split('\n') : [];

  function start({ npmTakesMs = 0 } = {}) {
    const script = `require(${JSON.stringify(bootstrap)}).bootstrap(process.argv[1], ['--help'])`;
    const child = spawn(process.execPath, ['-e', script, root], {
      stdio: 'ignore',
      env: { ...process.env, PATH: `${path.join(root, 'bin')}:${process.env['PATH']}`, NPM_TAKES_MS: String(npmTakesMs) },
    });
    const exitCode = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { exitCode, kill: (signal: NodeJS.Signals) => child.kill(signal) };
  }
});
