import { type Actor, isRefusal, type Refusal } from '@tributary/service-kit';
import { type Call, type CallChange, type CallFacts, recordCall } from '../../domain/call';

export interface CallBook {
  call(id: string): Promise<Call | undefined>;
  /** The id the customer goes by now; nobody merges or splits them until the transaction ends. */
  lockedCustomerId(id: string): Promise<string>;
  save(known: Call | undefined, change: CallChange): Promise<void>;
}

export interface RecordCall extends Omit<CallFacts, 'customer'> {
  readonly callId: string;
  /** Empty: nobody known. */
  readonly customerId: string;
}

interface Needs {
  readonly atTheBook: <T>(actor: Actor, work: (book: CallBook) => Promise<T>) => Promise<T>;
}

/** SD-10: once per call id, however often and in however many parts it is reported. */
export const makeRecordCall =
  ({ atTheBook }: Needs) =>
  (actor: Actor, { callId, customerId, ...facts }: RecordCall): Promise<Call | Refusal<'call.times-invalid'>> =>
    atTheBook(actor, async (book) => {
      const known = await book.call(callId);
      const customer = customerId === '' ? undefined : { id: await book.lockedCustomerId(customerId), madeWithId: customerId };
      const agentId = facts.agentId || (actor.kind === 'employee' ? actor.id : '');
      const outcome = recordCall(callId, known, { ...facts, customer, agentId });
      if (isRefusal(outcome)) return outcome;
      await book.save(known, outcome);
      return outcome.call;
    });
