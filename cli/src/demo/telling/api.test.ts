import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { patiently } from './api';

describe('asking patiently', () => {
  let server: Server;
  let answers: (readonly [status: number, headers?: Readonly<Record<string, string>>])[];
  let asked: number[];
  beforeEach(async () => {
    asked = [];
    server = createServer((_, response) => {
      asked.push(performance.now());
      const [status, headers = {}] = answers[Math.min(asked.length, answers.length) - 1] ?? [500];
      response.writeHead(status, headers).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const ask = (signal = new AbortController().signal): Promise<Response> =>
    patiently(() => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), signal);

  it('given it is asked too often, then it waits as long as it is told to', async () => {
    answers = [[429, { 'retry-after': '1' }], [200]];
    expect((await ask()).status).toBe(200);
    expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it('given nobody answers behind the door, then it asks again', async () => {
    answers = [[503], [502], [200]];
    expect((await ask()).status).toBe(200);
    expect(asked).toHaveLength(3);
  });

  it('given a refusal or a fault, then that is the answer', async () => {
    answers = [[409]];
    expect((await ask()).status).toBe(409);
    answers = [[500]];
    expect((await ask()).status).toBe(500);
    expect(asked).toHaveLength(2);
  });

  it('given it is stopped, then it waits no longer', async () => {
    answers = [[429, { 'retry-after': '60' }]];
    const stopping = new AbortController();
    const answer = ask(stopping.signal);
    setTimeout(() => stopping.abort(), 20);
    await expect(answer).rejects.toThrow(/abort/i);
  });
});
