import { z } from 'zod';

const port = z.coerce.number('must be a port number').int('must be a port number').min(0).max(65_535);

const flag = z.enum(['true', 'false'], "must be 'true' or 'false'").transform((value) => value === 'true');

/** Only the scheme is looked at: a replica set's URL names several hosts, which `URL` refuses to parse. */
const url = (...schemes: readonly string[]) => {
  const starts = schemes.map((scheme) => `${scheme}://`);
  return z.string().refine((value) => starts.some((start) => value.startsWith(start) && value.length > start.length), {
    error: `must start with ${starts.join(' or ')}`,
  });
};

/** What every service reads. Spread it into `defineConfig({ ...serviceConfig, … })`. */
export const serviceConfig = {
  GRPC_PORT: port.describe('Port of the gRPC door; 0 takes a free one.'),
  HTTP_PORT: port.describe('Port of /health/live, /health/ready and /metrics; 0 takes a free one.'),
  SERVICE_KEY_FILE: z.string().describe("File with this service's private key (JWK), which signs its calls."),
  TRUSTED_KEYS_FILE: z.string().describe("File with every service's public key (JWKS), against which calls are verified."),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be a level of pino')
    .default('info')
    .describe('Least severe level that is logged.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: url('http', 'https')
    .optional()
    .describe('OTLP/HTTP collector; without it no span leaves the process.'),
  OTEL_TRACES_FILE: z.string().optional().describe('File that finished spans are appended to as JSON lines; for tests.'),
  MIGRATE_ON_START: flag
    .default(false)
    .describe('Migrate the store before starting; otherwise run with `--migrate` once a release.'),
  SHUTDOWN_SECONDS: z.coerce
    .number('must be a number of seconds')
    .min(1)
    .max(600)
    .default(25)
    .describe('Longest time for finishing work after SIGTERM, in seconds.'),
};

export const postgresConfig = {
  POSTGRES_URL: url('postgres', 'postgresql').describe(
    "PostgreSQL as the service's own role, to which row-level security applies.",
  ),
  POSTGRES_OWNER_URL: url('postgres', 'postgresql').describe('PostgreSQL as the owner of the schema; used by migrations only.'),
};

export const mongoConfig = {
  MONGODB_URL: url('mongodb', 'mongodb+srv').describe('MongoDB replica set, with the database in the path.'),
};

export const rabbitConfig = {
  RABBITMQ_URL: url('amqp', 'amqps').describe('RabbitMQ with the virtual host in the path.'),
};

/** `DIRECTORY_ADDRESS: peerAddress('directory')` */
export const peerAddress = (peer: string) =>
  z
    .string()
    .regex(/^(dns:\/{0,3})?[^\s:/]+:\d{1,5}$/, 'must be host:port')
    .describe(`Where the gRPC door of ${peer} is, as host:port.`);
