import { AlreadyAnswered, type CommandContext } from '@tributary/service-kit';
import { type ClientSession, type Connection, mongo } from 'mongoose';
import { CommandRefused } from '../command-refused';
import { isDuplicateKey } from './mongo-errors';

/** A command whose reply the transaction will record. */
export interface RecordedCommand {
  readonly command: CommandContext;
  readonly caller: string;
}

interface IdempotencyRecord {
  readonly _id: { readonly caller: string; readonly key: string };
  readonly requestHash: string;
  readonly createdAt: Date;
  readonly reply?: mongo.Binary;
}

const records = (connection: Connection) => connection.collection<IdempotencyRecord>('idempotency');
const idOf = ({ command, caller }: RecordedCommand) => ({ caller, key: command.key });

/** The record of this key is there already, committed. Nothing else of the transaction may be done. */
export class KeyTaken extends Error {}

/**
 * The transaction's first write. Throws KeyTaken when the command was answered before; conflicts, so that the
 * transaction starts again, while another one is just writing the same key.
 */
export async function claimKey(connection: Connection, session: ClientSession, recorded: RecordedCommand): Promise<void> {
  const record = { _id: idOf(recorded), requestHash: recorded.command.requestHash, createdAt: new Date() };
  try {
    await records(connection).insertOne(record, { session });
  } catch (error) {
    throw isDuplicateKey(error) ? new KeyTaken() : error;
  }
}

export async function recordReply(
  connection: Connection,
  session: ClientSession,
  recorded: RecordedCommand,
  outcome: unknown,
): Promise<void> {
  const reply = new mongo.Binary(recorded.command.encodeReply(outcome));
  await records(connection).updateOne({ _id: idOf(recorded) }, { $set: { reply } }, { session });
}

/** How a command ends whose key was found taken; undefined when the record was pruned just now. */
export async function answerOfEarlier(
  connection: Connection,
  recorded: RecordedCommand,
): Promise<AlreadyAnswered | CommandRefused | undefined> {
  const earlier = await records(connection).findOne({ _id: idOf(recorded) });
  if (!earlier?.reply) return undefined;
  return earlier.requestHash === recorded.command.requestHash
    ? new AlreadyAnswered(new Uint8Array(earlier.reply.buffer))
    : new CommandRefused('request.idempotency-key-reused');
}
