import { credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { CallCentreServiceClient, CallDirection, type LookupCallerResponse } from '@tributary/contracts/service-desk';
import type { Call } from '../story/service-story';

/** A call-centre system: it knows proto/, the service desk's address and its own token. */
export interface CallCentre {
  /** The customer a caller most likely is; undefined when nobody has the number. */
  lookup(phone: string): Promise<string | undefined>;
  /** Once, however often it is told. */
  record(call: Call, customerId: string | undefined): Promise<void>;
  close(): void;
}

export function connectCallCentre(address: string, token: string): CallCentre {
  const client = new CallCentreServiceClient(address, credentials.createInsecure());
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${token}`);
  const inTime = () => ({ deadline: Date.now() + 10_000 });
  const settling =
    <Reply>(resolve: (reply: Reply) => void, reject: (error: ServiceError) => void) =>
    (error: ServiceError | null, reply: Reply): void =>
      error ? reject(error) : resolve(reply);
  return {
    lookup: async (phone) => {
      const { matches } = await new Promise<LookupCallerResponse>((resolve, reject) =>
        client.lookupCaller({ phone, called: '', queue: '' }, metadata, inTime(), settling(resolve, reject)),
      );
      return matches[0]?.customerId;
    },
    record: async ({ callId, phone, agentId, inbound, startedAt, endedAt, disposition }, customerId = '') => {
      const direction = inbound ? CallDirection.INBOUND : CallDirection.OUTBOUND;
      const call = { callId, phone, agentId, customerId, direction, startedAt, endedAt, disposition, note: '', recordingUrl: '' };
      await new Promise<unknown>((resolve, reject) => client.recordCall(call, metadata, inTime(), settling(resolve, reject)));
    },
    close: () => client.close(),
  };
}
