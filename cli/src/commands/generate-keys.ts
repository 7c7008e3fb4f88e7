import { parseArgs } from 'node:util';
import { generateKeys } from '@tributary/service-kit';
import { type Command, exitCode, type Session, UsageError } from '../command';
import { services } from '../services';

const usage = `Usage: ./tributary generate-keys <folder> [service…]

Makes what services prove their identity with: <folder>/<service>.key.json for each service, to be
readable by that service only, and <folder>/trusted-keys.json for all of them. Keys that are there stay.
Without names: for every service. \`up\` does this by itself; this is for your own deployment.`;

export const generateKeysCommand: Command = { name: 'generate-keys', summary: 'make key pairs for services', usage, run };

async function run(args: readonly string[], { terminal }: Session): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [folder, ...names] = positionals;
  if (folder === undefined) throw new UsageError('The folder is missing.');
  const { keyFiles, trustedKeysFile } = await generateKeys({
    folder,
    services: names.length > 0 ? names : services.map(({ name }) => name),
  });
  for (const file of [...Object.values(keyFiles), trustedKeysFile]) terminal.say(file);
  return exitCode.done;
}
