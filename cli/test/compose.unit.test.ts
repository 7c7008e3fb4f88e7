import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { containerPorts, containerUser, mountPoint } from '../src/deployment/container-surroundings';
import { services } from '../src/services';

interface ComposeService {
  readonly image: string;
  readonly build?: { readonly target: string; readonly args: Readonly<Record<string, string>> };
  readonly user?: string;
  readonly command?: readonly string[];
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}

const text = readFileSync(path.resolve(__dirname, '../../docker-compose.yml'), 'utf8');
const compose: Record<string, ComposeService> = parse(text, { merge: true }).services;

const others = ['secrets', 'postgres', 'mongodb', 'rabbitmq', 'prepare'];

describe('docker-compose.yml', () => {
  it('has the services of the table, the stores, and what prepares them', () => {
    expect(Object.keys(compose).sort()).toEqual([...others, ...services.map(({ name }) => name)].sort());
  });

  it.each(services)('builds $name from the one Dockerfile and lets it read its own secrets only', ({ name }) => {
    const { build, user, command, image } = compose[name] ?? {};
    expect(build).toMatchObject({ target: 'service', args: { SERVICE: name } });
    expect(image).toContain(`tributary/${name}:`);
    expect(user).toBe(String(containerUser(name)));
    expect(command).toContain(`--env-file=${mountPoint}/${name}/environment`);
  });

  it.each(services)('starts $name when databases and keys are there, and asks whether it is ready', ({ name }) => {
    const { depends_on, healthcheck } = compose[name] ?? {};
    expect(depends_on).toEqual({ prepare: { condition: 'service_completed_successfully' } });
    expect(healthcheck?.test.join(' ')).toContain(`:${containerPorts.http}/health/ready`);
  });

  it('opens no store to the network', () => {
    const published = others.flatMap((name) => compose[name]?.ports ?? []);
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('holds no password', () => {
    expect(text).not.toMatch(/PASSWORD\s*:/);
  });
});
