import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'amqplib';
import { type GuardedProcess, startGuarded } from '../guard';
import type { Place, RunningStore } from '../provider';
import { listVhosts } from '../rabbit-vhost';
import { secret } from '../secret';
import { dataFolder } from './data-folder';
import { keepServing } from './keep-serving';

const user = 'tributary';

export interface RabbitProgram {
  /** The server script itself, not a wrapper that changes the user. */
  readonly server: string;
  /** Erlang's port mapper. */
  readonly epmd: string;
  readonly origin: string;
}

/**
 * Runs a RabbitMQ node that shares nothing with another one on the machine: its own name, cookie, ports, folders and port
 * mapper. The mapper is started first and in the foreground; Erlang would leave one behind for ever otherwise.
 */
export async function startRabbitServer(program: RabbitProgram, place: Place): Promise<RunningStore> {
  const password = secret(place.home, 'rabbitmq');
  // Kept with the data, which carries the node's name.
  const node = `tributary-${secret(place.home, 'rabbitmq-node')
    .replaceAll(/[^a-z0-9]/gi, '')
    .slice(0, 8)}@localhost`;
  const folder = await dataFolder(place, 'rabbitmq');
  for (const part of ['data', 'log', 'home']) mkdirSync(join(folder.path, part), { recursive: true, mode: 0o700 });

  let address = { url: '', managementUrl: '' };
  let mapper: GuardedProcess | undefined;
  const serving = await keepServing(async (which) => {
    const ports = await folder.ports(['amqp', 'management', 'distribution', 'mapper'], which);
    const env = nodeEnvironment(node, folder.path, ports);
    address = {
      url: `amqp://${user}:${password}@127.0.0.1:${ports.amqp}`,
      managementUrl: `http://${user}:${password}@127.0.0.1:${ports.management}`,
    };
    writeFileSync(join(folder.path, 'enabled_plugins'), '[rabbitmq_management].');
    writeFileSync(join(folder.path, 'rabbitmq.conf'), configuration(ports, password), { mode: 0o600 });
    return {
      what: 'RabbitMQ',
      probe: () => answeringRabbit(address),
      launch: async () => {
        await mapper?.stop();
        mapper = await startGuarded({
          command: [program.epmd, '-port', `${ports.mapper}`, '-address', '127.0.0.1'],
          env,
          logFile: join(place.home, 'rabbitmq-epmd.log'),
          stopSignal: 'KILL',
        });
        return startGuarded({
          command: [program.server],
          env,
          logFile: join(place.home, 'rabbitmq.log'),
          stopSignal: place.keepData ? 'TERM' : 'KILL',
          pidFile: folder.pidFile,
        });
      },
    };
  }, place).catch(async (problem: unknown) => {
    await mapper?.stop();
    throw problem;
  });

  return {
    address: () => ({ ...address, version: serving.version, origin: program.origin, pid: serving.pid() }),
    stop: async () => {
      await serving.stop();
      await mapper?.stop();
      folder.leave();
    },
  };
}

/** Its version, when both the broker and the management API answer; an error before. */
export async function answeringRabbit(address: { readonly url: string; readonly managementUrl: string }): Promise<string> {
  await listVhosts(address);
  return rabbitVersion(address.url);
}

/** `3.10.8`, or an error while the server does not answer. */
export async function rabbitVersion(url: string): Promise<string> {
  const connection = await connect(url, { timeout: 5_000 });
  try {
    return String(connection.connection.serverProperties.version);
  } finally {
    await connection.close();
  }
}

type Ports = Readonly<Record<'amqp' | 'management' | 'distribution' | 'mapper', number>>;

const nodeEnvironment = (node: string, folder: string, ports: Ports): NodeJS.ProcessEnv => ({
  PATH: `${process.env['PATH']}:/usr/sbin:/usr/bin:/bin`,
  LANG: 'C.UTF-8',
  // The Erlang cookie is made in HOME.
  HOME: join(folder, 'home'),
  ERL_EPMD_PORT: `${ports.mapper}`,
  ERL_EPMD_ADDRESS: '127.0.0.1',
  RABBITMQ_NODENAME: node,
  RABBITMQ_NODE_PORT: `${ports.amqp}`,
  RABBITMQ_DIST_PORT: `${ports.distribution}`,
  RABBITMQ_MNESIA_BASE: join(folder, 'data'),
  RABBITMQ_LOG_BASE: join(folder, 'log'),
  RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq.conf'),
  RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'enabled_plugins'),
  // Otherwise rabbitmq-env.conf of the distribution would be read.
  RABBITMQ_CONF_ENV_FILE: '/dev/null',
  RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
  // One process instead of a shell around it: a signal reaches the node itself.
  RUNNING_UNDER_SYSTEMD: 'true',
});

const configuration = (ports: Ports, password: string): string => `
listeners.tcp.1 = 127.0.0.1:${ports.amqp}
management.tcp.ip = 127.0.0.1
management.tcp.port = ${ports.management}
# Virtual hosts and users are all we manage here; collecting statistics costs more than the rest of the plug-in.
management_agent.disable_metrics_collector = true
default_user = ${user}
default_pass = ${password}
# A development machine's disk is often nearly full; the node must not stop publishers for that.
disk_free_limit.absolute = 100MB
log.console = true
log.console.level = info
log.file = false
`;
