import { logVerbosity, setLogger, setLogVerbosity } from '@grpc/grpc-js';
import { collectDefaultMetrics } from 'prom-client';
import { environment } from '../config/config';
import { ConfigError } from '../config/config-error';
import type { ConfigOf } from '../config/define-config';
import type { serviceConfig } from '../config/service-config';
import { type Identity, makeIdentity } from '../identity/make-identity';
import { type Log, makeLog } from '../log/make-log';
import { scrub } from '../log/redact';
import { type Running, stopInOrder } from '../running';
import { isInstrumented } from '../telemetry/instrumented';
import { metrics } from '../telemetry/metrics';
import { type Health, makeHealth } from './health';
import { serveHealth } from './serve-health';

/** What every service is given for its wiring. */
export interface Kit {
  readonly service: string;
  readonly log: Log;
  readonly identity: Identity;
  readonly health: Health;
}

export interface Service<Config extends ConfigOf<typeof serviceConfig>> {
  /** As in the keys, the addresses and the access lists: `master-data`. */
  readonly name: string;
  readonly readConfig: (env: NodeJS.ProcessEnv) => Config;
  /** Brings the store to the present schema; may run in several processes at once. */
  readonly migrate?: (config: Config, log: Log) => Promise<void>;
  /** Starts the service; what it returns is stopped at the end. */
  readonly compose: (config: Config, kit: Kit) => Promise<Running>;
}

/** `EX_CONFIG` of sysexits.h: starting it again does not help. */
const misconfigured = 78;

/**
 * The whole life of a service's process. With `--migrate` it migrates and exits. SIGTERM or SIGINT stops it in order within
 * SHUTDOWN_SECONDS; a second signal stops it at once. What nobody caught is logged and ends the process with status 1.
 */
export function runService<Config extends ConfigOf<typeof serviceConfig>>(service: Service<Config>): void {
  const config = configOf(service);
  const log = makeLog({ service: service.name, level: config.logLevel });
  const fail = (what: string) => (error: unknown) => {
    log.fatal({ err: error }, what);
    process.exit(1);
  };
  process.on('uncaughtException', fail('an error that nobody caught'));
  process.on('unhandledRejection', fail('a rejection that nobody caught'));
  live(service, config, log).catch(fail('the service could not go on'));
}

async function live<Config extends ConfigOf<typeof serviceConfig>>(
  service: Service<Config>,
  config: Config,
  log: Log,
): Promise<void> {
  const { name, migrate, compose } = service;
  if (!isInstrumented()) throw new Error(`the first line of main.ts has to be: import '@tributary/service-kit/telemetry'`);
  // Here, because it takes a fifth of a second to load and nobody who only imports a type should wait for it.
  const { startTelemetry } = await import('../telemetry/start-telemetry');
  const telemetry = startTelemetry({ service: name, endpoint: config.otelExporterOtlpEndpoint, file: config.otelTracesFile });
  collectDefaultMetrics({ register: metrics });
  logThroughOurs(log);

  if (process.argv.includes('--migrate')) {
    await migrate?.(config, log);
    log.info('migrated');
    await telemetry.stop();
    process.exit(0);
  }

  const stopRequested = signalToStop(config.shutdownSeconds, log);
  const identity = await makeIdentity({ service: name, keyFile: config.serviceKeyFile, trustedKeysFile: config.trustedKeysFile });
  const health = makeHealth();
  const healthServer = await serveHealth(config.httpPort, health);
  log.info({ port: healthServer.port }, 'health and metrics are open');
  if (config.migrateOnStart) await migrate?.(config, log);
  const composed = await compose(config, { service: name, log, identity, health });
  health.started();
  log.info('ready');

  const signal = await stopRequested;
  log.info({ signal }, 'stopping');
  health.stopping();
  await stopInOrder(composed, healthServer, telemetry).stop();
  log.info('stopped');
  process.exit(0);
}

function configOf<Config>({ name, readConfig }: { name: string; readConfig: (env: NodeJS.ProcessEnv) => Config }): Config {
  try {
    return readConfig(environment());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${name} cannot start with this environment:\n${error.message}\n`);
    process.exit(misconfigured);
  }
}

/** Resolves with the first signal; from then on time runs, and a second signal ends it. */
function signalToStop(withinSeconds: number, log: Log): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked = false;
    const onSignal = (signal: NodeJS.Signals): void => {
      if (asked) {
        log.fatal({ signal }, 'told to stop at once');
        process.exit(1);
      }
      asked = true;
      setTimeout(() => {
        log.fatal({ withinSeconds }, 'did not stop in time');
        process.exit(1);
      }, withinSeconds * 1_000).unref();
      resolve(signal);
    };
    process.on('SIGTERM', onSignal);
    process.on('SIGINT', onSignal);
  });
}

/** grpc-js writes to the console unless told where else. */
function logThroughOurs(log: Log): void {
  const say =
    (level: 'error' | 'debug') =>
    (message?: unknown): void =>
      log[level](scrub(`grpc: ${String(message)}`));
  setLogger({ error: say('error'), info: say('debug'), debug: say('debug') });
  setLogVerbosity(logVerbosity.ERROR);
}
