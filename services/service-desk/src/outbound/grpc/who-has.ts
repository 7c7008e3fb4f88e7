import type { Customer, MasterDataServiceService } from '@tributary/contracts/master-data';
import { currentCall, type Log, type Peer, RemoteRefusal } from '@tributary/service-kit';
import type { KnownCaller } from '../../use-cases/calls/lookup-caller';

/** An agent is not kept waiting for longer. */
const longestMs = 800;
/** What the rest of the answer may take, so that it arrives within the caller's deadline although master-data said nothing. */
const ownShareMs = 150;

/**
 * Asks master-data who has this number, on the service's own behalf: whoever answers the telephone has to know who calls,
 * also when it is nobody of theirs. Undefined when it does not answer in time.
 */
export const makeWhoHas =
  (masterData: Peer<typeof MasterDataServiceService>, log: Log) =>
  async (phone: string): Promise<readonly KnownCaller[] | undefined> => {
    try {
      const { items } = await masterData.lookupByPhone({ phone }, { asOurselves: true, deadlineMs: patienceMs() });
      const customers = new Map(items.flatMap(({ customer }) => (customer ? [[customer.customerId, customer] as const] : [])));
      return [...customers.values()].map((customer) => ({
        customerId: customer.customerId,
        name: customer.displayName,
        doNotCall: refusesCalls(customer),
      }));
    } catch (error) {
      if (!(error instanceof RemoteRefusal)) throw error;
      log.warn({ refused: error.refused }, 'a caller is answered without master-data');
      return undefined;
    }
  };

const patienceMs = (): number => {
  const deadline = currentCall()?.deadline?.getTime() ?? Number.POSITIVE_INFINITY;
  return Math.max(1, Math.min(longestMs, deadline - Date.now() - ownShareMs));
};

/** MD-12: by a word of the customer about calls, or by a tag that a person set. */
const refusesCalls = ({ consents, tags }: Customer): boolean =>
  consents.some(({ medium, granted }) => medium === 'phone' && !granted) || tags.some(({ name }) => name === 'do-not-call');
