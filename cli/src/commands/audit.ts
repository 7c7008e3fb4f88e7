import { parseArgs } from 'node:util';
import type { AuditHead, AuditVerdict } from '@tributary/stores';
import { type Command, exitCode, type Session, UsageError } from '../command';
import { reachableServices } from '../operate/find-service';
import { auditVerdict } from '../operate/with-stores';

const usage = `Usage: ./tributary audit verify [--service <name>] [--head <length>:<hash>]

Follows each service's audit log from the first entry to the last and says where its chain of hashes breaks, if it does.
Exit code 1 when one does.

  --service <name>          only this one
  --head <length>:<hash>    also compare with a head that was published earlier: finds a log rewritten as a whole

Works on the \`up\` of this checkout, or on the service whose POSTGRES_URL or MONGODB_URL stands in the environment.`;

export const audit: Command = { name: 'audit', summary: 'verify the audit logs', usage, run };

async function run(args: readonly string[], session: Session): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { service: { type: 'string' }, head: { type: 'string' } },
  });
  if (positionals.length !== 1 || positionals[0] !== 'verify') throw new UsageError('`verify` is what there is to do.');
  if (values.head !== undefined && values.service === undefined)
    throw new UsageError('--head belongs to one service; name it with --service.');
  const published = values.head === undefined ? undefined : headOf(values.head);

  let broken = 0;
  for (const reachable of await reachableServices(values.service, session)) {
    const verdict = await auditVerdict(reachable, published);
    session.terminal.say(`${reachable.entry.name}: ${inWords(verdict)}`);
    if (!verdict.intact) broken++;
  }
  return broken === 0 ? exitCode.done : exitCode.failed;
}

function headOf(text: string): AuditHead {
  const [length, hash] = text.split(':');
  if (!/^\d+$/.test(length ?? '') || !/^[0-9a-f]{64}$/.test(hash ?? ''))
    throw new UsageError(`--head must be <length>:<hash>, not '${text}'.`);
  return { length: Number(length), hash: hash ?? '' };
}

const inWords = (verdict: AuditVerdict): string =>
  verdict.intact
    ? `intact, ${verdict.head.length} entries, head ${verdict.head.length}:${verdict.head.hash}`
    : `BROKEN at position ${verdict.position}: ${verdict.fault}`;
