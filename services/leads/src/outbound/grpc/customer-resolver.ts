import type { MasterDataServiceService } from '@tributary/contracts/master-data';
import { type Peer, type Refusal, RemoteRefusal } from '@tributary/service-kit';
import type { Intake, Resolution } from '../../domain/intake/intake';
import { sourceRecordOf } from './source-record';

/** Nobody waits for the answer: it is asked on the service's own behalf. */
const ourselves = { asOurselves: true } as const;

/**
 * Asks master-data whose record it is (MD-2). Repeating it changes nothing (MD-1). @throws RemoteRefusal when it may be tried again
 */
export const makeCustomerResolver =
  (masterData: Peer<typeof MasterDataServiceService>) =>
  async (intake: Intake): Promise<Resolution | Refusal<'intake.unresolvable'>> => {
    if (!intake.contact) return { refused: 'intake.unresolvable' };
    try {
      const record = sourceRecordOf(intake, intake.contact);
      const { customerId, sourceRecordId } = await masterData.resolveCustomer({ record }, ourselves);
      return { customerId, recordId: sourceRecordId };
    } catch (error) {
      if (error instanceof RemoteRefusal && saysNoToTheRecord(error)) return unresolvable(error);
      throw error;
    }
  };

/** Asking again would be answered the same. */
const saysNoToTheRecord = ({ refused }: RemoteRefusal): boolean =>
  refused === 'request.invalid' || refused === 'request.too-large' || refused.startsWith('source-record.');

const unresolvable = ({ violations }: RemoteRefusal): Refusal<'intake.unresolvable'> => {
  const field = violations[0]?.field;
  return field ? { refused: 'intake.unresolvable', field } : { refused: 'intake.unresolvable' };
};
