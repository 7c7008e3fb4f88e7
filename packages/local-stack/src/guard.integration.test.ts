import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processesOf } from '../test/another-process';
import { runGuarded, startGuarded } from './guard';

const folder = mkdtempSync(join(tmpdir(), 'tributary-guard-'));
const logFile = join(folder, 'log');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const node = (script: string): [string, ...string[]] => [process.execPath, '-e', script, folder];
const forEver = 'setInterval(() => undefined, 1000)';

describe('a guarded program', () => {
  it('is asked with the signal, and may finish what it does', async () => {
    const program = await startGuarded({
      command: node(`process.on('SIGTERM', () => { console.log('finished'); process.exit(7); }); console.log('up'); ${forEver}`),
      logFile,
      stopSignal: 'TERM',
    });
    while (!program.tail().includes('up')) await new Promise((resume) => setTimeout(resume, 10));
    await program.stop();
    expect(program.alive()).toBe(false);
    expect(await program.gone).toBe(7);
    expect(readFileSync(logFile, 'utf8')).toBe('up\nfinished\n');
  });

  it('takes its helpers along, also when it dies by itself', async () => {
    const helper = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(forEver)}, ${JSON.stringify(folder)}])`;
    const program = await startGuarded({
      command: node(`${helper}; setTimeout(() => process.exit(3), 100)`),
      logFile,
      stopSignal: 'TERM',
    });
    expect(await program.gone).toBe(3);
    expect(processesOf(folder)).toEqual([]);
  });

  it('says its own process id', async () => {
    const program = await startGuarded({ command: node(`console.log(process.pid); ${forEver}`), logFile, stopSignal: 'KILL' });
    while (!program.tail().includes('\n')) await new Promise((resume) => setTimeout(resume, 10));
    expect(Number(program.tail())).toBe(program.pid);
    await program.stop();
  });

  it('is no program when the command does not exist', async () => {
    const program = await startGuarded({ command: ['/nowhere/program'], logFile, stopSignal: 'TERM' });
    expect(await program.gone).toBe(127);
  });
});

describe('a program run to its end', () => {
  it('fails with the end of what it said', async () => {
    const failing = runGuarded({
      command: node(`console.error('no space left'); process.exit(1)`),
      logFile,
      stopSignal: 'KILL',
      signal: new AbortController().signal,
    });
    await expect(failing).rejects.toThrow('no space left');
  });

  it('ends early when nobody waits any more', async () => {
    const waiting = new AbortController();
    const running = runGuarded({ command: node(forEver), logFile, stopSignal: 'KILL', signal: waiting.signal });
    setTimeout(() => waiting.abort(new Error('interrupted')), 50);
    await expect(running).rejects.toThrow('interrupted');
    expect(processesOf(folder)).toEqual([]);
  });
});
