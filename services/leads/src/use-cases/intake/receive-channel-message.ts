import { currentTraceparent } from '@tributary/service-kit';
import { receive } from '../../domain/intake/intake';
import { intakeIdOf } from '../../domain/intake/intake-id';
import type { ReadMessage, Unread } from '../../domain/intake/unread';
import type { LeadPolicy } from '../../domain/policy';
import type { IntakeShelf } from './intake-shelf';

export interface ReceiveChannelMessage extends ReadMessage {
  /** As it came, where it could not be read. */
  readonly unread?: Unread | undefined;
}

export interface Needs<Tx> {
  /** In the transaction that holds the inbox mark. */
  readonly shelfIn: (tx: Tx) => IntakeShelf;
  readonly policy: () => Promise<LeadPolicy>;
  readonly now: () => Date;
}

/** LD-1: what a channel published is kept, even when it cannot be read: then as rejected, for the channel to see why. */
export const makeReceiveChannelMessage =
  <Tx>({ shelfIn, policy, now }: Needs<Tx>) =>
  async (tx: Tx, { record, problem, unread }: ReceiveChannelMessage): Promise<void> => {
    const { quality } = await policy();
    const arrival = {
      id: intakeIdOf(record.source, record.sourceRecordId),
      record,
      problem,
      unread,
      submittedBy: { kind: 'service', id: 'channel' } as const,
      traceparent: currentTraceparent(),
    };
    await shelfIn(tx).shelve(receive(arrival, quality, now()));
  };
