import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Metadata } from '@grpc/grpc-js';
import fc from 'fast-check';
import { generateKeys, type KeyFiles } from './generate-keys';
import { type ActorToken, type Caller, type Identity, makeIdentity } from './make-identity';

const noon = new Date('2026-03-01T12:00:00Z');
const employee: ActorToken = {
  kind: 'employee',
  id: 'e-1',
  permissions: ['leads.claim'],
  reach: 'team',
  teamPath: '/hq/east/',
  lifeSeconds: 300,
};

let folder: string;
let files: KeyFiles;
let clock = noon;
let directory: Identity;
let gateway: Identity;
let leads: Identity;

const later = (seconds: number): Date => new Date(noon.getTime() + seconds * 1_000);
const identityOf = (service: string, keyFile = files.keyFiles[service] ?? ''): Promise<Identity> =>
  makeIdentity({ service, keyFile, trustedKeysFile: files.trustedKeysFile, now: () => clock });
const metadata = (headers: Readonly<Record<string, string>>): Metadata => {
  const made = new Metadata();
  for (const [key, value] of Object.entries(headers)) made.set(key, value);
  return made;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-'));
  files = await generateKeys({ folder, services: ['directory', 'gateway', 'leads'] });
  [directory, gateway, leads] = await Promise.all([identityOf('directory'), identityOf('gateway'), identityOf('leads')]);
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  clock = noon;
});

describe('who is asking', () => {
  it('is anonymous without a token', async () => {
    expect(await leads.verify(new Metadata())).toMatchObject({ actor: { kind: 'anonymous', reach: 'self' } });
  });

  it('is the service that signed for itself', async () => {
    const caller = await leads.verify(metadata(await gateway.tokenFor()));
    expect(caller).toMatchObject({ actor: { kind: 'service', id: 'gateway', reach: 'all' } });
  });

  it('is the employee whose token a service passes on, by way of that service', async () => {
    const token = await directory.issueActorToken(employee);
    const caller = (await leads.verify(metadata(await gateway.tokenFor(token)))) as Caller;
    expect(caller.actor).toMatchObject({ kind: 'employee', id: 'e-1', reach: 'team', teamPath: '/hq/east/', via: 'gateway' });
    expect(caller.actor.permissions).toEqual(new Set(['leads.claim']));
    expect(caller.actingToken).toBe(token);
  });

  it('is the integration that presents its own token, which then travels on', async () => {
    const token = await directory.issueActorToken({ ...employee, kind: 'integration', id: 'call-centre' });
    const caller = await leads.verify(metadata({ authorization: `Bearer ${token}` }));
    expect(caller).toMatchObject({ actor: { kind: 'integration', id: 'call-centre' }, actingToken: token });
  });
});

it('no text whatever makes the verification fail in another way than by a refusal', async () => {
  const part = fc.oneof(
    fc.base64String(),
    fc.json().map((text) => Buffer.from(text).toString('base64url')),
  );
  const tokens = fc.oneof(
    fc.string(),
    fc.tuple(part, part, part).map((parts) => parts.join('.')),
  );
  await fc.assert(
    fc.asyncProperty(tokens, async (token) => {
      const printable = token.replace(/[^\x20-\x7e]/g, '');
      expect(await leads.verify(metadata({ authorization: `Bearer ${printable}` }))).toEqual({ refused: 'token.invalid' });
    }),
  );
});

describe('own tokens', () => {
  it('are signed once and renewed a minute before they expire', async () => {
    const first = await leads.tokenFor();
    clock = later(239);
    expect(await leads.tokenFor()).toEqual(first);
    clock = later(241);
    expect(await leads.tokenFor()).not.toEqual(first);
  });

  it('pass while clocks differ by 30 s, and are refused after, although they were remembered', async () => {
    const token = metadata(await gateway.tokenFor());
    clock = later(-29);
    expect(await leads.verify(token)).toMatchObject({ actor: { id: 'gateway' } });
    clock = later(329);
    expect(await leads.verify(token)).toMatchObject({ actor: { id: 'gateway' } });
    clock = later(331);
    expect(await leads.verify(token)).toEqual({ refused: 'token.expired' });
  });

  it('cannot be signed for somebody else, except by the directory and not for long', async () => {
    await expect(leads.issueActorToken(employee)).rejects.toThrow('only directory');
    await expect(directory.issueActorToken({ ...employee, lifeSeconds: 901 })).rejects.toThrow(RangeError);
  });
});

describe('key files', () => {
  it('are readable by their owner only and are kept when services are added', async () => {
    const before = await readFile(files.keyFiles['leads'] ?? '', 'utf8');
    const after = await generateKeys({ folder, services: ['directory', 'gateway', 'leads', 'sales'] });
    expect(await readFile(after.keyFiles['leads'] ?? '', 'utf8')).toBe(before);
    expect((await stat(after.keyFiles['sales'] ?? '')).mode & 0o077).toBe(0);
    const trusted = JSON.parse(await readFile(after.trustedKeysFile, 'utf8'));
    expect(trusted.keys.map(({ kid, d }: Record<string, string>) => [kid, d])).toEqual([
      ['directory', undefined],
      ['gateway', undefined],
      ['leads', undefined],
      ['sales', undefined],
    ]);
  });

  it('of another service are refused', async () => {
    await expect(identityOf('leads', files.keyFiles['gateway'])).rejects.toThrow("the key of 'gateway'");
  });

  it('that hold private keys are not taken for trusted keys', async () => {
    const leaking = join(folder, 'leaking.json');
    const key = JSON.parse(await readFile(files.keyFiles['gateway'] ?? '', 'utf8'));
    await writeFile(leaking, JSON.stringify({ keys: [key] }));
    const opening = makeIdentity({ service: 'leads', keyFile: files.keyFiles['leads'] ?? '', trustedKeysFile: leaking });
    await expect(opening).rejects.toThrow('private keys');
    await expect(opening).rejects.not.toThrow(key.d);
  });

  it('may hold two keys of one service while it changes them', async () => {
    const other = await generateKeys({ folder: join(folder, 'next'), services: ['gateway'] });
    const [current, next] = await Promise.all(
      [files.trustedKeysFile, other.trustedKeysFile].map((file) => readFile(file, 'utf8')),
    );
    const both = join(folder, 'both.json');
    await writeFile(both, JSON.stringify({ keys: [...JSON.parse(current ?? '').keys, ...JSON.parse(next ?? '').keys] }));
    const verifier = await makeIdentity({
      service: 'leads',
      keyFile: files.keyFiles['leads'] ?? '',
      trustedKeysFile: both,
      now: () => clock,
    });
    const successor = await identityOf('gateway', other.keyFiles['gateway']);
    for (const signer of [gateway, successor]) {
      expect(await verifier.verify(metadata(await signer.tokenFor()))).toMatchObject({ actor: { id: 'gateway' } });
    }
    expect(await leads.verify(metadata(await successor.tokenFor()))).toEqual({ refused: 'token.invalid' });
  });
});
