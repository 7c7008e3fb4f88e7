import { type ServiceEntry, type Surroundings, services, wellKnownPorts } from '../services';
import { serviceEnvironment } from './service-environment';

const surroundings: Surroundings = {
  ports: { grpc: 7003, http: 7103, web: 8080 },
  addressOf: (service, door) => `${service}:${door}`,
  publicUrl: 'http://127.0.0.1:8080',
  consoleFolder: '/console',
  secret: (name) => `secret ${name}`,
  secretFile: (name) => `/secrets/${name}`,
};
const place = { rabbitUrl: 'amqp://rabbit', keyFile: '/keys/own', trustedKeysFile: '/keys/all', surroundings };

describe('the environment of a service', () => {
  it('names its doors, its store as itself and as owner, the broker, its key and its peers', () => {
    const entry: ServiceEntry = { name: 'sales', number: 4, store: 'postgres', peers: ['master-data'] };
    const store = { postgres: { url: 'postgres://app', ownerUrl: 'postgres://owner' } };
    expect(serviceEnvironment(entry, { ...place, store })).toEqual({
      GRPC_PORT: '7003',
      HTTP_PORT: '7103',
      POSTGRES_URL: 'postgres://app',
      POSTGRES_OWNER_URL: 'postgres://owner',
      RABBITMQ_URL: 'amqp://rabbit',
      SERVICE_KEY_FILE: '/keys/own',
      TRUSTED_KEYS_FILE: '/keys/all',
      MASTER_DATA_ADDRESS: 'master-data:grpc',
    });
  });

  it('names the database of a service that keeps documents', () => {
    const entry: ServiceEntry = { name: 'leads', number: 3, store: 'mongo', peers: [] };
    const environment = serviceEnvironment(entry, { ...place, store: { mongo: 'mongodb://leads' } });
    expect(environment).toMatchObject({ MONGODB_URL: 'mongodb://leads' });
    expect(environment).not.toHaveProperty('POSTGRES_URL');
  });

  it('takes what the table says for this service alone', () => {
    const entry: ServiceEntry = {
      name: 'gateway',
      number: 10,
      store: 'none',
      peers: [],
      environment: ({ publicUrl }) => ({ PUBLIC_URL: publicUrl }),
    };
    expect(serviceEnvironment(entry, { ...place, store: undefined })).toMatchObject({ PUBLIC_URL: 'http://127.0.0.1:8080' });
  });
});

describe('the table of services', () => {
  it('names and numbers every service once', () => {
    expect(new Set(services.map(({ name }) => name)).size).toBe(services.length);
    expect(new Set(services.map(({ number }) => number)).size).toBe(services.length);
  });

  it('knows every peer that it names', () => {
    const names = services.map(({ name }) => name);
    expect(services.flatMap(({ peers }) => peers).filter((peer) => !names.includes(peer))).toEqual([]);
  });

  it('gives no two doors the same well-known port', () => {
    const ports = services.flatMap((entry) => Object.values(wellKnownPorts(entry)));
    expect(new Set(ports).size).toBe(ports.length);
  });
});
