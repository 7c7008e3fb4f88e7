import { randomBytes } from 'node:crypto';

/** What a service keeps its data in. */
export type Store = 'postgres' | 'mongo' | 'none';

export interface ServicePorts {
  /** The gRPC door. */
  readonly grpc: number;
  /** Health, readiness, metrics. */
  readonly http: number;
  /** A door for browsers, or for the gateway on their behalf, where the service has one. */
  readonly web?: number;
}

/** The built console, below the checkout or, in an image, below /app. */
export const consoleSite = 'console/dist/site';

/** Where a service finds itself: on this machine, or in a container among others. */
export interface Surroundings {
  readonly ports: ServicePorts;
  /** `host:port` of another service's door, as this one reaches it. */
  readonly addressOf: (service: string, door: keyof ServicePorts) => string;
  /** Where people's browsers reach the gateway. */
  readonly publicUrl: string;
  /** Where the built console is. */
  readonly consoleFolder: string;
  /** A random text, made once for this installation and kept in it. */
  readonly secret: (name: string) => string;
  /** The path of a file that is written once for this installation, readable by this service only. */
  readonly secretFile: (name: string, content: () => string) => string;
}

/** One row of the topology. A local run, docker-compose.yml and the keys are made from it or tested against it. */
export interface ServiceEntry {
  readonly name: string;
  /** Its place among the ten, never given to another: its well-known ports and its user in containers follow from it. */
  readonly number: number;
  readonly store: Store;
  /** Services whose gRPC door it calls; it finds each in `<PEER>_ADDRESS`. */
  readonly peers: readonly string[];
  /** The port of its door for browsers, if it has one and that port is free. */
  readonly webPort?: number;
  /** Variables that only this service reads. */
  readonly environment?: (surroundings: Surroundings) => Readonly<Record<string, string>>;
}

/** Browsers reach the directory's sign-in through the gateway, so that one address holds for them and for the services. */
const signIn = ({ publicUrl, secret }: Surroundings) => ({
  OIDC_ISSUER: `${publicUrl}/oidc`,
  OIDC_CLIENT_SECRET: secret('oidc-client'),
});

/** Every service that exists, in the order in which people speak of them. */
export const services: readonly ServiceEntry[] = [
  {
    name: 'directory',
    number: 1,
    store: 'postgres',
    peers: [],
    webPort: 8081,
    environment: (surroundings) => ({
      ...signIn(surroundings),
      OIDC_PORT: String(surroundings.ports.web),
      OIDC_REDIRECT_URI: `${surroundings.publicUrl}/auth/callback`,
      FIRST_ADMINISTRATOR_PASSWORD: surroundings.secret('first-administrator'),
    }),
  },
  {
    name: 'master-data',
    number: 2,
    store: 'postgres',
    peers: [],
    environment: ({ secretFile }) => ({ ID_CARD_KEYS_FILE: secretFile('id-card-keys.json', newIdCardKeys) }),
  },
  { name: 'leads', number: 3, store: 'mongo', peers: ['master-data'] },
  { name: 'sales', number: 4, store: 'postgres', peers: ['directory', 'inventory'] },
  { name: 'finance', number: 5, store: 'postgres', peers: ['directory'] },
  { name: 'inventory', number: 6, store: 'postgres', peers: [] },
  {
    name: 'service-desk',
    number: 7,
    store: 'mongo',
    peers: ['master-data'],
    environment: ({ secret }) => ({ SURVEY_SECRET: secret('survey') }),
  },
  { name: 'marketing', number: 8, store: 'postgres', peers: [] },
  { name: 'insights', number: 9, store: 'postgres', peers: [] },
  {
    name: 'gateway',
    number: 10,
    store: 'none',
    peers: ['directory', 'master-data', 'leads', 'sales', 'finance', 'inventory', 'service-desk', 'marketing', 'insights'],
    webPort: 8080,
    environment: (surroundings) => ({
      ...signIn(surroundings),
      OIDC_BUILT_IN_ADDRESS: surroundings.addressOf('directory', 'web'),
      WEB_PORT: String(surroundings.ports.web),
      PUBLIC_URL: surroundings.publicUrl,
      CONSOLE_FOLDER: surroundings.consoleFolder,
      SIGN_IN_SECRET: surroundings.secret('sign-in'),
      WEBHOOK_SOURCES_FILE: surroundings.secretFile('webhook-sources.json', () =>
        JSON.stringify([{ name: 'landing-pages', secrets: [`whsec_${randomBytes(32).toString('base64')}`] }]),
      ),
    }),
  },
];

/** One key to encrypt with and one to search by; more are added beside the active one when it is replaced. */
function newIdCardKeys(): string {
  const newKey = () => randomBytes(32).toString('base64');
  return JSON.stringify({ active: 'first', keys: { first: newKey() }, searchKey: newKey() });
}

/** `master-data` → `MASTER_DATA_ADDRESS` */
export const addressVariable = (service: string): string => `${service.toUpperCase().replaceAll('-', '_')}_ADDRESS`;

/** gRPC doors from 7001 and health doors from 7101. */
export const wellKnownPorts = ({ number, webPort }: ServiceEntry): ServicePorts => ({
  grpc: 7000 + number,
  http: 7100 + number,
  ...(webPort !== undefined && { web: webPort }),
});
