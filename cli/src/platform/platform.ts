import type { Addresses } from '@tributary/local-stack';
import type { ServicePorts } from '../services';
import type { ServiceState, SupervisedService } from './supervise';

/** A running Tributary: every service a process of its own on this machine. */
export interface Platform {
  readonly stores: Addresses;
  /** With the virtual host of this platform. */
  readonly rabbitUrl: string;
  readonly services: () => readonly PlatformService[];
  /** The same, after asking each that was ready whether it still is. */
  readonly lookAtServices: () => Promise<readonly PlatformService[]>;
  readonly service: (name: string) => PlatformService;
  /** Ends a service, the hard way unless told otherwise, and leaves it down; resolves when it is gone. */
  readonly kill: (service: string, signal?: NodeJS.Signals) => Promise<void>;
  /** Stops a service, if it runs, and starts it; resolves when it is ready. */
  readonly restart: (service: string) => Promise<void>;
  /** Stops everything that was started with it. */
  readonly stop: () => Promise<void>;
}

export interface PlatformService {
  readonly name: string;
  readonly state: ServiceState;
  readonly pid: number | undefined;
  /** How often it had to be started again after a crash. */
  readonly restarts: number;
  readonly ports: ServicePorts;
  /** As it was started, secrets included. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly logFile: string;
}

/** A supervised service with what was decided for it before it started. */
export interface Member {
  readonly supervised: SupervisedService;
  readonly ports: ServicePorts;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly logFile: string;
}

export function platformOf(members: readonly Member[], shared: Pick<Platform, 'stores' | 'rabbitUrl' | 'stop'>): Platform {
  const member = (name: string): Member => {
    const found = members.find(({ supervised }) => supervised.name === name);
    if (!found) throw new Error(`${name} is not a service of this platform`);
    return found;
  };
  return {
    ...shared,
    services: () => members.map(describe),
    lookAtServices: () =>
      Promise.all(
        members.map(async (each) => {
          const well = await each.supervised.answers();
          const service = describe(each);
          return service.state === 'ready' && !well ? { ...service, state: 'unready' as const } : service;
        }),
      ),
    service: (name) => describe(member(name)),
    kill: (name, signal = 'SIGKILL') => member(name).supervised.kill(signal),
    restart: async (name) => {
      const { supervised } = member(name);
      await supervised.stop();
      await supervised.start();
    },
  };
}

const describe = ({ supervised, ports, environment, logFile }: Member): PlatformService => ({
  name: supervised.name,
  state: supervised.state(),
  pid: supervised.pid(),
  restarts: supervised.restarts(),
  ports,
  environment,
  logFile,
});
