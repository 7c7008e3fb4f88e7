import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Member, type Platform, platformOf } from './platform';
import { type PreparedService, type PrepareOptions, preparePlatform } from './prepare-platform';
import { supervise } from './supervise';

export type PlatformOptions = PrepareOptions;

/** Finds or starts the stores, prepares them, builds the services, and starts each as a process of its own. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { terminal, signal } = options;
  const { services, stores, rabbitUrl, release } = await preparePlatform(options);
  const logs = path.join(path.resolve(options.home), 'logs');
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const members = services.map((service) => makeMember(service, logs, terminal.say));
  const stop = async (): Promise<void> => {
    await Promise.all(members.map(({ supervised }) => supervised.stop()));
    await release();
  };

  const giveUp = () => void stop();
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    signal?.throwIfAborted();
    await terminal.step(`${members.length} services are ready`, () =>
      Promise.all(members.map(({ supervised }) => supervised.start())),
    );
    return platformOf(members, { stores, rabbitUrl, stop });
  } catch (error) {
    await stop();
    throw signal?.aborted ? signal.reason : error;
  } finally {
    signal?.removeEventListener('abort', giveUp);
  }
}

function makeMember({ name, ports, environment, command }: PreparedService, logs: string, say: (line: string) => void): Member {
  const logFile = path.relative(process.cwd(), path.join(logs, `${name}.log`));
  const readyUrl = `http://127.0.0.1:${ports.http}/health/ready`;
  return { supervised: supervise({ name, command, environment, logFile, readyUrl }, say), ports, environment, logFile };
}
