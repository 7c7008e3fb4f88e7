import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port';
import { startGuarded } from '../guard';
import { isRunning } from '../is-running';
import { EndedEarly, keepServing, type Service } from './keep-serving';

const folder = mkdtempSync(join(tmpdir(), 'tributary-serving-'));
const logFile = join(folder, 'log');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = { say: () => undefined, signal: new AbortController().signal };

/** A real server in a process of its own that answers with its process id. */
const pidServer = (port: number): Service => ({
  what: 'the pid server',
  launch: () =>
    startGuarded({
      command: [
        process.execPath,
        '-e',
        `require('http').createServer((q, a) => a.end(String(process.pid))).listen(${port}, '127.0.0.1')`,
      ],
      logFile,
      stopSignal: 'KILL',
    }),
  probe: async () => (await fetch(`http://127.0.0.1:${port}`)).text(),
});

const occupy = (): Promise<{ server: Server; port: number }> =>
  new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.listen(0, '127.0.0.1', () => resolve({ server, port: (server.address() as { port: number }).port }));
  });

describe('a server that is kept up', () => {
  it('gets other ports when somebody took the chosen one meanwhile', async () => {
    const { server, port } = await occupy();
    const choices = [port, await freePort()];
    const serving = await keepServing(async () => pidServer(choices.shift() ?? 0), place);
    expect(choices).toEqual([]);
    expect(serving.version).toBe(String(serving.pid()));
    await serving.stop();
    server.close();
  });

  it('is given up when every port is taken', async () => {
    const { server, port } = await occupy();
    await expect(keepServing(async () => pidServer(port), place)).rejects.toBeInstanceOf(EndedEarly);
    server.close();
  });

  it('comes back on the same port when it is killed, and not after it was stopped', async () => {
    const port = await freePort();
    const serving = await keepServing(async () => pidServer(port), place);
    const before = serving.pid();
    process.kill(before, 'SIGKILL');
    const answer = async (): Promise<string> =>
      pidServer(port)
        .probe()
        .catch(() => String(before));
    while ((await answer()) === String(before)) await new Promise((resume) => setTimeout(resume, 20));
    expect(serving.pid()).not.toBe(before);

    await serving.stop();
    await expect(pidServer(port).probe()).rejects.toThrow();
  });

  it('stays down when it is stopped just when it comes up again', async () => {
    const port = await freePort();
    const serving = await keepServing(async () => pidServer(port), place);
    process.kill(serving.pid(), 'SIGKILL');
    await serving.stop();
    await expect(pidServer(port).probe()).rejects.toThrow();
    expect(isRunning(serving.pid())).toBe(false);
  });

  it('tells the end of its log when it ends for another reason', async () => {
    const failing: Service = {
      what: 'the failing server',
      launch: () => startGuarded({ command: ['/bin/sh', '-c', 'echo no such folder; exit 1'], logFile, stopSignal: 'KILL' }),
      probe: () => Promise.reject(new Error('nobody answers')),
    };
    await expect(keepServing(async () => failing, place)).rejects.toThrow('no such folder');
  });
});
