import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { builtInSignInDoor } from './built-in-sign-in-door';

const publicUrl = new URL('https://crm.example.com');

const open: Server[] = [];
const serve = async (handler: RequestListener): Promise<string> => {
  const server = createServer(handler).listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const doorTo = (directory: string): Promise<string> => serve(express().use(builtInSignInDoor(directory, publicUrl)));

afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections();
});

describe('the door to the built-in sign-in', () => {
  it('passes on what the directory answers, and where the request came in', async () => {
    const directory = await serve((req, res) => {
      res.writeHead(201, { 'set-cookie': 'sid=1' }).end(`${req.method} ${req.url} for ${req.headers['x-forwarded-host']}`);
    });
    const answer = await fetch(`http://${await doorTo(directory)}/oidc/auth?x=1`, { method: 'POST', body: 'login=li' });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([201, 'sid=1']);
    expect(await answer.text()).toBe('POST /oidc/auth?x=1 for crm.example.com');
  });

  it('cuts the answer off when the directory dies in the middle of it', async () => {
    const directory = await serve((_req, res) => {
      res.writeHead(200, { 'content-length': '1000' });
      res.write('<form', () => res.socket?.destroy());
    });
    const answer = await fetch(`http://${await doorTo(directory)}/oidc/auth`, { signal: AbortSignal.timeout(5_000) });
    await expect(answer.text()).rejects.toThrow('terminated');
  });

  it('says that it is unavailable when the directory is not there', async () => {
    const gone = await serve(() => undefined);
    await new Promise((resume) => open.pop()?.close(resume));
    const answer = await fetch(`http://${await doorTo(gone)}/oidc/auth`);
    expect([answer.status, await answer.json()]).toEqual([503, expect.objectContaining({ code: 'service.unavailable' })]);
  });
});
