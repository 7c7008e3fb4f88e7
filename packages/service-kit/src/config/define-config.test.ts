import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { ConfigError } from './config-error';
import { configTable, defineConfig } from './define-config';
import { mongoConfig, peerAddress, postgresConfig, serviceConfig } from './service-config';

const { readConfig, describeConfig } = defineConfig({
  ...serviceConfig,
  ...postgresConfig,
  DIRECTORY_ADDRESS: peerAddress('directory'),
  CLAIM_LIMIT: z.coerce.number('must be a number').int().default(20).describe('Leads one person may claim a day.'),
});

const complete = {
  GRPC_PORT: '7003',
  HTTP_PORT: '8003',
  SERVICE_KEY_FILE: '/keys/leads.json',
  TRUSTED_KEYS_FILE: '/keys/trusted.json',
  POSTGRES_URL: 'postgres://leads:pw@localhost/leads',
  POSTGRES_OWNER_URL: 'postgres://owner:pw@localhost/leads',
  DIRECTORY_ADDRESS: '127.0.0.1:7001',
};

function problemsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ variable }) => variable);
    throw error;
  }
}

describe('reading the environment', () => {
  it('gives typed values with defaults under camel-case names', () => {
    expect(readConfig(complete)).toMatchObject({
      grpcPort: 7003,
      claimLimit: 20,
      logLevel: 'info',
      migrateOnStart: false,
      postgresOwnerUrl: complete.POSTGRES_OWNER_URL,
    });
  });

  it('names everything that is missing or malformed, all at once', () => {
    const env = { ...complete, GRPC_PORT: 'many', POSTGRES_URL: undefined, DIRECTORY_ADDRESS: 'directory', CLAIM_LIMIT: 'x' };
    expect(problemsOf(env)).toEqual(['GRPC_PORT', 'POSTGRES_URL', 'DIRECTORY_ADDRESS', 'CLAIM_LIMIT']);
  });

  it('never fails in another way, whatever the environment holds', () => {
    const names = Object.keys(complete);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.string()), (env) => {
        const missing = names.filter((name) => !env[name]);
        expect(problemsOf(env)).toEqual(expect.arrayContaining(missing));
      }),
    );
  });

  it('takes an empty variable for a missing one', () => {
    expect(problemsOf({ ...complete, GRPC_PORT: '' })).toEqual(['GRPC_PORT']);
    expect(readConfig({ ...complete, CLAIM_LIMIT: '' }).claimLimit).toBe(20);
  });

  it('never repeats a value: it may be a secret', () => {
    const env = { ...complete, POSTGRES_URL: 'mysql://user:canary@db' };
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).not.toThrow(/canary/);
  });

  it('takes the URL of a replica set with several hosts', () => {
    const mongo = defineConfig(mongoConfig);
    expect(mongo.readConfig({ MONGODB_URL: 'mongodb://a:1,b:2/leads' }).mongodbUrl).toBe('mongodb://a:1,b:2/leads');
  });
});

describe('describing the environment', () => {
  it('lists what is required, the defaults and the purposes', () => {
    expect(describeConfig()).toContainEqual({
      variable: 'CLAIM_LIMIT',
      purpose: 'Leads one person may claim a day.',
      required: false,
      default: '20',
    });
    expect(
      describeConfig()
        .filter(({ required }) => required)
        .map(({ variable }) => variable),
    ).toEqual(Object.keys(complete));
    expect(configTable(describeConfig())).toContain('| `DIRECTORY_ADDRESS` | yes |');
  });

  it('is what the README shows', () => {
    const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
    expect(readme).toContain(configTable(defineConfig(serviceConfig).describeConfig()));
  });

  it('refuses a variable that does not say what it is for', () => {
    expect(() => defineConfig({ MYSTERY: z.string() })).toThrow('MYSTERY');
  });
});
