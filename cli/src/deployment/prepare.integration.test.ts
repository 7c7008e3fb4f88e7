import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { containerSurroundings, containerUser, writeForService } from './container-surroundings';
import { environmentFile } from './prepare-services';
import { makeStoreSecrets } from './store-secrets';

describe('the folder of secrets that containers mount', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tributary-prepare-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps the passwords it has when it is prepared again', () => {
    makeStoreSecrets(folder);
    const before = readAll();
    makeStoreSecrets(folder);
    expect(readAll()).toEqual(before);
  });

  it('gives the servers what they read after they have become a user of their own', () => {
    makeStoreSecrets(folder);
    for (const file of ['mongodb/password', 'rabbitmq/20-tributary.conf']) {
      const { mode, uid } = statSync(path.join(folder, file));
      expect(mode & 0o777).toBe(0o400);
      if (process.getuid?.() === 0) expect(uid).toBe(999);
    }
  });

  it('is readable file by file, by the service it was written for', () => {
    writeForService(folder, 'leads', 'key.json', '{}');
    writeForService(folder, 'leads', 'environment', 'A="1"\n');
    const { mode, uid } = statSync(path.join(folder, 'leads/environment'));
    expect(mode & 0o777).toBe(0o400);
    expect(statSync(path.join(folder, 'leads')).mode & 0o777).toBe(0o500);
    if (process.getuid?.() === 0) expect(uid).toBe(containerUser('leads'));
  });

  it('replaces a file on the next preparation', () => {
    writeForService(folder, 'leads', 'environment', 'A="1"\n');
    writeForService(folder, 'leads', 'environment', 'A="2"\n');
    expect(readFileSync(path.join(folder, 'leads/environment'), 'utf8')).toBe('A="2"\n');
  });

  it('tells a service the path at which its container sees a secret, and writes the secret once', () => {
    const { secretFile } = containerSurroundings('leads', folder, 'http://localhost:8080');
    expect(secretFile('token', () => 'first')).toBe('/run/tributary/leads/token');
    expect(secretFile('token', () => 'second')).toBe('/run/tributary/leads/token');
    expect(readFileSync(path.join(folder, 'leads/token'), 'utf8')).toBe('first');
  });

  it('gives node --env-file what was meant', () => {
    const url = 'postgres://app:a-b_c@postgres:5432/leads?x=1#y';
    const file = path.join(folder, 'environment');
    writeFileSync(file, environmentFile({ POSTGRES_URL: url, GRPC_PORT: '7000' }));
    const read = execFileSync(process.execPath, [`--env-file=${file}`, '-p', 'process.env.POSTGRES_URL + process.env.GRPC_PORT']);
    expect(read.toString().trim()).toBe(`${url}7000`);
  });

  const readAll = (): string[] =>
    ['postgres/password', 'mongodb/password', 'mongodb/keyfile', 'rabbitmq/20-tributary.conf'].map((file) =>
      readFileSync(path.join(folder, file), 'utf8'),
    );
});
