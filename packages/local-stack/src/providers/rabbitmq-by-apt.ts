import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { rabbitmqOf } from '../look-around';
import { type Place, Unobtainable } from '../provider';
import type { RabbitProgram } from './rabbitmq-server';
import { run } from './run';

/**
 * Installs the distribution's package and ends the server that it starts by itself. An interrupt does not reach the package
 * manager: killing it is what would leave a package half-installed, so it finishes on its own.
 */
export async function rabbitmqByApt({ home, say }: Place): Promise<RabbitProgram> {
  say('Installing RabbitMQ: apt-get install -y rabbitmq-server');
  const code = await aptGet(['install', '-y', '--no-install-recommends', 'rabbitmq-server'], join(home, 'apt-get.log'));
  const program = rabbitmqOf(process.env);
  if (code !== 0 || !program)
    throw new Unobtainable(`apt-get could not install rabbitmq-server, see ${join(home, 'apt-get.log')}`);

  // The node and the port mapper that the package started would hold memory and the usual ports for nobody.
  await run('service', ['rabbitmq-server', 'stop']).catch(() => undefined);
  await run('systemctl', ['disable', '--now', 'rabbitmq-server', 'epmd.socket', 'epmd.service']).catch(() => undefined);
  await run(program.epmd, ['-kill']).catch(() => undefined);
  return program;
}

function aptGet(args: readonly string[], logFile: string): Promise<number | null> {
  const log = openSync(logFile, 'w');
  const child = spawn('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  closeSync(log);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}
