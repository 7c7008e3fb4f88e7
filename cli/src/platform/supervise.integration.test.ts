import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '@tributary/testing';
import { isFree } from './is-free';
import { planPorts, quietPorts } from './plan-ports';
import { type SupervisedService, supervise } from './supervise';

/** Stands in for a service: ready at once, and prints where it is in its life. */
const serving = `
  console.log('life ' + process.pid);
  require('node:http').createServer((_, answer) => answer.end()).listen(process.env.HTTP_PORT);
  process.on('SIGTERM', () => { console.log('finishing'); process.exit(0); });
`;

describe('a supervised service', () => {
  let folder: string;
  let service: SupervisedService;
  const said: string[] = [];

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tributary-supervise-'));
    said.length = 0;
  });
  afterEach(async () => {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is ready when its readiness says so, and is let finish when it is stopped', async () => {
    service = await superviseScript(serving);
    await service.start();
    expect(service.state()).toBe('ready');

    await service.stop();
    expect(service.state()).toBe('down');
    expect(service.pid()).toBeUndefined();
    expect(log()).toContain('finishing');
  });

  it('comes back after a crash and keeps the log of the life before', async () => {
    service = await superviseScript(serving);
    await service.start();
    const first = service.pid();
    process.kill(first ?? 0, 'SIGKILL');

    await eventually('it is ready again', () => expect([service.state(), service.restarts()]).toEqual(['ready', 1]));
    expect(service.pid()).not.toBe(first);
    expect(readFileSync(path.join(folder, 'service.previous.log'), 'utf8')).toContain(`life ${first}`);
    expect(said).toEqual([expect.stringContaining('ended unexpectedly'), expect.stringContaining('ready again')]);
  });

  it('stays down after it was killed on purpose, until it is started', async () => {
    service = await superviseScript(serving);
    await service.start();
    await service.kill('SIGKILL');
    expect([service.state(), service.pid(), service.restarts()]).toEqual(['down', undefined, 0]);

    await service.start();
    expect(service.state()).toBe('ready');
  });

  it('shows the end of its log when it does not get as far as being ready', async () => {
    service = await superviseScript(`console.log('{"level":"fatal","msg":"no such store"}'); process.exit(1);`);
    await expect(service.start()).rejects.toThrow(/ended while it was starting[\s\S]*fatal no such store/);
    expect(service.state()).toBe('down');
  });

  it('gives up on one that never becomes ready, and ends it', async () => {
    service = await superviseScript('setInterval(() => undefined, 1_000);', 300);
    await expect(service.start()).rejects.toThrow('was not ready after 0.3 s');
    expect(service.pid()).toBeUndefined();
  });

  async function superviseScript(script: string, readyWithinMs?: number): Promise<SupervisedService> {
    const plan = await planPorts([{ service: 'service', doors: ['http'] }], { isFree, candidates: quietPorts() });
    const port = plan.get('service')?.http;
    return supervise(
      {
        name: 'service',
        command: [process.execPath, '-e', script],
        environment: { PATH: process.env['PATH'], HTTP_PORT: String(port) },
        logFile: path.join(folder, 'service.log'),
        readyUrl: `http://127.0.0.1:${port}/`,
        ...(readyWithinMs !== undefined && { readyWithinMs }),
      },
      (line) => said.push(line),
    );
  }

  const log = (): string => readFileSync(path.join(folder, 'service.log'), 'utf8');
});
