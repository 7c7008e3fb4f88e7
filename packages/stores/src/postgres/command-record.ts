import { AlreadyAnswered, type CommandContext } from '@tributary/service-kit';
import type { ClientBase } from 'pg';
import { CommandRefused } from '../command-refused';
import { sqlLiteral } from './sql-literal';

/** A command whose reply the transaction will record. */
export interface RecordedCommand {
  readonly command: CommandContext;
  readonly caller: string;
}

/**
 * Sent together with `begin`. A committed row of the same key fails it, and with it everything that follows in the
 * transaction; a row that another transaction is just writing makes it wait for that transaction's end.
 */
export const claimStatement = ({ command, caller }: RecordedCommand): string =>
  `insert into tributary.idempotency (caller, key, request_hash)
   values (${sqlLiteral(caller)}, ${sqlLiteral(command.key)}, ${sqlLiteral(command.requestHash)})`;

/** Sent together with `commit`. */
export function recordStatement({ command, caller }: RecordedCommand, outcome: unknown): string {
  const reply = Buffer.from(command.encodeReply(outcome)).toString('hex');
  return `update tributary.idempotency set reply = '\\x${reply}'
           where caller = ${sqlLiteral(caller)} and key = ${sqlLiteral(command.key)}`;
}

/** How a command ends whose key was found taken; undefined when the record was pruned just now. */
export async function answerOfEarlier(
  client: ClientBase,
  { command, caller }: RecordedCommand,
): Promise<AlreadyAnswered | CommandRefused | undefined> {
  const { rows } = await client.query<{ sameRequest: boolean; reply: Buffer }>(
    `select request_hash = $3 as "sameRequest", reply from tributary.idempotency where caller = $1 and key = $2`,
    [caller, command.key, command.requestHash],
  );
  const earlier = rows[0];
  if (!earlier) return undefined;
  return earlier.sameRequest ? new AlreadyAnswered(earlier.reply) : new CommandRefused('request.idempotency-key-reused');
}
