import { parseArgs } from 'node:util';
import { type Command, exitCode, type Session, UsageError } from '../command';
import { prepareServices } from '../deployment/prepare-services';
import { makeStoreSecrets } from '../deployment/store-secrets';

const usage = `Usage: ./tributary prepare stores   <folder>
       ./tributary prepare services <folder> [--public-url <url>] [--postgres <host:port>] [--mongodb <host:port>] [--rabbitmq <host:port>]

Makes what a deployment in containers begins with; docker-compose.yml calls it, you need not. What is there stays.

  stores     the passwords of PostgreSQL, MongoDB and RabbitMQ
  services   databases and accounts in the running stores, the key pair of every service, and its environment`;

export const prepare: Command = { name: 'prepare', summary: 'make secrets and databases for containers', usage, run };

async function run(args: readonly string[], { terminal }: Session): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'public-url': { type: 'string', default: 'http://localhost:8080' },
      postgres: { type: 'string', default: 'postgres:5432' },
      mongodb: { type: 'string', default: 'mongodb:27017' },
      rabbitmq: { type: 'string', default: 'rabbitmq:5672' },
    },
  });
  const [what, folder] = positionals;
  if (folder === undefined) throw new UsageError('The folder is missing.');
  const { 'public-url': publicUrl, ...stores } = values;
  switch (what) {
    case 'stores':
      await terminal.step('Passwords of the stores', async () => makeStoreSecrets(folder));
      return exitCode.done;
    case 'services':
      await terminal.step('Databases, keys and environments of the services', () =>
        prepareServices({ folder, publicUrl, ...stores }),
      );
      return exitCode.done;
    default:
      throw new UsageError(`'${what}' cannot be prepared.`);
  }
}
