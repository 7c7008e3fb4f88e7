import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  sign,
} from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Metadata } from '@grpc/grpc-js';
import type { JWK } from 'jose';
import { generateKeys } from './generate-keys';
import { type Identity, makeIdentity } from './make-identity';

type Fields = Readonly<Record<string, unknown>>;

const noon = Date.parse('2026-03-01T12:00:00Z');
const seconds = noon / 1_000;

let folder: string;
let target: Identity;
const privateJwk: Record<string, JWK> = {};
const privateKey: Record<string, KeyObject> = {};
const intruder = generateKeyPairSync('ed25519');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attacks-'));
  const { keyFiles, trustedKeysFile } = await generateKeys({ folder, services: ['directory', 'gateway', 'leads'] });
  for (const [service, file] of Object.entries(keyFiles)) {
    const jwk = JSON.parse(await readFile(file, 'utf8')) as JWK;
    privateJwk[service] = jwk;
    privateKey[service] = createPrivateKey({ key: jwk as JsonWebKey, format: 'jwk' });
  }
  target = await makeIdentity({ service: 'leads', keyFile: keyFiles['leads'] ?? '', trustedKeysFile, now: () => new Date(noon) });
});
afterAll(() => rm(folder, { recursive: true }));

const encode = (fields: Fields | string): string =>
  Buffer.from(typeof fields === 'string' ? fields : JSON.stringify(fields)).toString('base64url');

/** A token by hand, since no library would make most of these. */
function forge(header: Fields, claims: Fields | string, key: KeyObject | 'unsigned' | 'hmac with the public key'): string {
  const signed = `${encode(header)}.${encode(claims)}`;
  if (key === 'unsigned') return `${signed}.`;
  if (key === 'hmac with the public key') {
    const secret = createPublicKey(keyOf('gateway')).export({ type: 'spki', format: 'pem' });
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  }
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`;
}

function keyOf(service: string): KeyObject {
  const key = privateKey[service];
  if (!key) throw new Error(`no key of ${service}`);
  return key;
}

const header = (service: string, more: Fields = {}): Fields => ({ alg: 'EdDSA', typ: 'at+jwt', kid: service, ...more });
const service = (name: string, more: Fields = {}): Fields => ({
  iss: name,
  sub: name,
  aud: 'tributary',
  kind: 'service',
  iat: seconds,
  exp: seconds + 300,
  ...more,
});
const employee = (more: Fields = {}): Fields => ({
  iss: 'directory',
  sub: 'e-1',
  aud: 'tributary',
  kind: 'employee',
  perms: ['leads.claim'],
  reach: 'self',
  team: '/hq/',
  iat: seconds,
  exp: seconds + 300,
  ...more,
});
const genuine = (): string => forge(header('gateway'), service('gateway'), keyOf('gateway'));
const genuineEmployee = (): string => forge(header('directory'), employee(), keyOf('directory'));
const signedBy = (name: string, claims: Fields | string, more: Fields = {}): string =>
  forge(header(name, more), claims, keyOf(name));
const parts = (token: string): string[] => token.split('.');

const outcomeOf = (authorization: string | undefined, acting?: string) => {
  const metadata = new Metadata();
  if (authorization !== undefined) metadata.set('authorization', authorization);
  if (acting !== undefined) metadata.set('x-acting-token', acting);
  return target.verify(metadata);
};

it('tokens made by hand are accepted when nothing is wrong with them', async () => {
  expect(await outcomeOf(`Bearer ${genuine()}`)).toMatchObject({ actor: { id: 'gateway' } });
  expect(await outcomeOf(`Bearer ${genuine()}`, genuineEmployee())).toMatchObject({ actor: { id: 'e-1', via: 'gateway' } });
});

describe('an attack by token is refused:', () => {
  const attacks: readonly [string, () => string, code?: string][] = [
    ['no signature, alg none', () => forge(header('gateway', { alg: 'none' }), service('gateway'), 'unsigned')],
    ['alg None in another case', () => forge(header('gateway', { alg: 'nOnE' }), service('gateway'), 'unsigned')],
    ['signature cut off', () => forge(header('gateway'), service('gateway'), 'unsigned')],
    [
      'HS256 with the public key as secret',
      () => forge(header('gateway', { alg: 'HS256' }), service('gateway'), 'hmac with the public key'),
    ],
    ['another algorithm’s name over a good signature', () => signedBy('gateway', service('gateway'), { alg: 'Ed25519' })],
    ['ES256 in the header', () => signedBy('gateway', service('gateway'), { alg: 'ES256' })],
    [
      'the intruder’s key in a jwk header',
      () =>
        forge(header('gateway', { jwk: intruder.publicKey.export({ format: 'jwk' }) }), service('gateway'), intruder.privateKey),
    ],
    ['a jwk header over a good signature', () => signedBy('gateway', service('gateway'), { jwk: privateJwk['gateway'] })],
    [
      'a jku header',
      () => forge(header('gateway', { jku: 'https://intruder.example/jwks' }), service('gateway'), intruder.privateKey),
    ],
    [
      'a jku header over a good signature',
      () => signedBy('gateway', service('gateway'), { jku: 'https://intruder.example/jwks' }),
    ],
    ['an x5u header over a good signature', () => signedBy('gateway', service('gateway'), { x5u: 'https://intruder.example/x' })],
    ['a crit header', () => signedBy('gateway', service('gateway'), { crit: ['exp'] })],
    ['an unencoded payload (b64 false)', () => signedBy('gateway', service('gateway'), { b64: false, crit: ['b64'] })],
    ['an unknown kid', () => forge(header('intruder'), service('intruder'), intruder.privateKey)],
    ['no kid', () => signedBy('gateway', service('gateway'), { kid: undefined })],
    ['a kid that is a path', () => signedBy('gateway', service('gateway'), { kid: '../../dev/null' })],
    ['a kid that is a list', () => signedBy('gateway', service('gateway'), { kid: ['gateway'] })],
    ['a kid from the prototype', () => signedBy('gateway', service('gateway'), { kid: '__proto__' })],
    ['the kid of one service with the key of another', () => forge(header('gateway'), service('gateway'), keyOf('leads'))],
    ['an issuer that is not the kid', () => signedBy('gateway', service('leads'))],
    ['a service signing in another’s name', () => signedBy('gateway', service('gateway', { sub: 'directory' }))],
    ['a service signing for an employee', () => signedBy('gateway', employee({ iss: 'gateway' }))],
    ['a service signing for an employee as if it were the directory', () => signedBy('gateway', employee())],
    ['a service signing for an integration', () => signedBy('leads', employee({ iss: 'leads', kind: 'integration' }))],
    ['an intruder’s key under the directory’s kid', () => forge(header('directory'), employee(), intruder.privateKey)],
    ['expired', () => signedBy('gateway', service('gateway', { iat: seconds - 400, exp: seconds - 100 })), 'token.expired'],
    [
      'expired exactly one skew ago',
      () => signedBy('gateway', service('gateway', { iat: seconds - 330, exp: seconds - 30 })),
      'token.expired',
    ],
    ['not yet valid', () => signedBy('gateway', service('gateway', { nbf: seconds + 100 }))],
    ['issued in the future', () => signedBy('gateway', service('gateway', { iat: seconds + 100, exp: seconds + 200 }))],
    ['living longer than a service token may', () => signedBy('gateway', service('gateway', { exp: seconds + 86_400 }))],
    ['an employee’s living longer than it may', () => signedBy('directory', employee({ exp: seconds + 86_400 }))],
    ['without an end', () => signedBy('gateway', service('gateway', { exp: undefined }))],
    ['without a beginning', () => signedBy('gateway', service('gateway', { iat: undefined }))],
    ['an end that is text', () => signedBy('gateway', service('gateway', { exp: String(seconds + 300) }))],
    ['another audience', () => signedBy('gateway', service('gateway', { aud: 'another-system' }))],
    ['several audiences', () => signedBy('gateway', service('gateway', { aud: ['tributary', 'another-system'] }))],
    ['no audience', () => signedBy('gateway', service('gateway', { aud: undefined }))],
    ['no issuer', () => signedBy('gateway', service('gateway', { iss: undefined }))],
    ['another type of token (id token)', () => signedBy('gateway', service('gateway'), { typ: 'JWT' })],
    ['no type', () => signedBy('gateway', service('gateway'), { typ: undefined })],
    ['an unknown kind', () => signedBy('directory', employee({ kind: 'root' }))],
    ['no kind', () => signedBy('gateway', service('gateway', { kind: undefined }))],
    ['an unknown reach', () => signedBy('directory', employee({ reach: 'everything' }))],
    ['a team path that is a pattern without end', () => signedBy('directory', employee({ team: '%' }))],
    ['permissions that are no list', () => signedBy('directory', employee({ perms: 'leads.claim' }))],
    ['an empty subject', () => signedBy('directory', employee({ sub: '' }))],
    ['a payload that is not JSON', () => signedBy('gateway', 'not json')],
    ['a payload that is a list', () => signedBy('gateway', '[]')],
    [
      'the payload of one with the signature of another',
      () => [parts(genuine())[0], encode(service('gateway', { sub: 'leads' })), parts(genuine())[2]].join('.'),
    ],
    [
      'an employee’s rights raised after signing',
      () => [parts(genuineEmployee())[0], encode(employee({ reach: 'all' })), parts(genuineEmployee())[2]].join('.'),
    ],
    ['the header exchanged after signing', () => [encode(header('leads')), ...parts(genuine()).slice(1)].join('.')],
    ['truncated', () => genuine().slice(0, -10)],
    ['one bit of the signature flipped', () => flipBit(genuine())],
    ['a fourth part', () => `${genuine()}.x`],
    ['two parts', () => parts(genuine()).slice(0, 2).join('.')],
    ['padding after the signature', () => `${genuine()}==`],
    [
      'far too long',
      () => signedBy('directory', employee({ perms: Array.from({ length: 1_000 }, (_, at) => `permission.${at}`) })),
    ],
  ];

  it.each(attacks)('%s', async (_, make, code = 'token.invalid') => {
    expect(await outcomeOf(`Bearer ${make()}`)).toEqual({ refused: code });
    expect(await outcomeOf(`Bearer ${genuine()}`, make())).toEqual({ refused: code });
  });
});

describe('an attack by header is refused:', () => {
  const attacks: readonly [string, () => [authorization: string | undefined, acting?: string], code?: string][] = [
    ['an acting token without a service', () => [undefined, genuineEmployee()], 'token.missing'],
    ['an acting token beside an employee’s own', () => [`Bearer ${genuineEmployee()}`, genuineEmployee()]],
    ['an acting token beside an invalid service token', () => ['Bearer a.b.c', genuineEmployee()]],
    ['a service token as acting token', () => [`Bearer ${genuine()}`, signedBy('leads', service('leads'))]],
    ['an empty acting token', () => [`Bearer ${genuine()}`, '']],
    ['an empty authorization', () => ['']],
    ['another scheme', () => [`Basic ${genuine()}`]],
    ['no scheme', () => [genuine()]],
    ['two tokens in one header', () => [`Bearer ${genuine()}, Bearer ${genuineEmployee()}`]],
    ['a blank too many', () => [`Bearer  ${genuine()}`]],
  ];

  it.each(attacks)('%s', async (_, headers, code = 'token.invalid') => {
    expect(await outcomeOf(...headers())).toEqual({ refused: code });
  });

  it('authorization sent twice', async () => {
    const metadata = new Metadata();
    metadata.add('authorization', `Bearer ${genuine()}`);
    metadata.add('authorization', `Bearer ${genuineEmployee()}`);
    expect(await target.verify(metadata)).toEqual({ refused: 'token.invalid' });
  });
});

function flipBit(token: string): string {
  const [head, payload, signature = ''] = parts(token);
  const bytes = Buffer.from(signature, 'base64url');
  bytes[10] = (bytes[10] ?? 0) ^ 1;
  return [head, payload, bytes.toString('base64url')].join('.');
}
