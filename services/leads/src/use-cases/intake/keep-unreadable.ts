import { type Actor, currentTraceparent } from '@tributary/service-kit';
import { type Intake, receive } from '../../domain/intake/intake';
import { intakeIdOf } from '../../domain/intake/intake-id';
import { readMessage, type Unread } from '../../domain/intake/unread';
import type { Needs } from './submit-intake';

export interface KeepUnreadable extends Unread {
  readonly source: string;
  /** The sender's own id of the message. */
  readonly messageId: string;
  /** Where its door found it wrong. */
  readonly field: string;
}

/** LD-1: what a channel sent by the gateway and nobody can read waits, rejected, for somebody to put it right. */
export const makeKeepUnreadable =
  ({ atTheShelf, policy, now }: Needs) =>
  async (actor: Actor, { source, messageId, field, type, body }: KeepUnreadable): Promise<Intake> => {
    const { quality } = await policy();
    const at = now();
    // Messages are named apart from the records they speak of: both come from the sender, who may use the same word.
    const envelope = { source, id: `message:${messageId}`, time: at };
    const unread: Unread = { type, body };
    const { record, problem } = readMessage(unread, envelope);
    const arrival = {
      id: intakeIdOf(record.source, record.sourceRecordId),
      record,
      // What can be read here was refused elsewhere, and is for somebody to look at all the same.
      problem: problem ?? ({ refused: 'intake.malformed', field } as const),
      unread,
      submittedBy: { kind: actor.kind, id: actor.id },
      traceparent: currentTraceparent(),
    };
    return atTheShelf(actor, (shelf) => shelf.keep(receive(arrival, quality, at)));
  };
