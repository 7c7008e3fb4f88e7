import { credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { CallCentreServiceClient, type LookupCallerResponse, type RecordCallRequest } from '@tributary/contracts/service-desk';

/** A call-centre system: it knows proto/, the service desk's address and its own token. */
export interface CallCentre {
  lookup(phone: string): Promise<LookupCallerResponse>;
  record(call: RecordCallRequest): Promise<void>;
  close(): void;
}

export async function connectCallCentre(address: string, token: () => Promise<string>): Promise<CallCentre> {
  const client = new CallCentreServiceClient(address, credentials.createInsecure());
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${await token()}`);
  const deadline = () => ({ deadline: Date.now() + 5_000 });
  return {
    lookup: (phone) =>
      new Promise((resolve, reject) =>
        client.lookupCaller({ phone, called: '', queue: '' }, metadata, deadline(), settle(resolve, reject)),
      ),
    record: (call) =>
      new Promise((resolve, reject) =>
        client.recordCall(
          call,
          metadata,
          deadline(),
          settle(() => resolve(), reject),
        ),
      ),
    close: () => client.close(),
  };
}

const settle =
  <Reply>(resolve: (reply: Reply) => void, reject: (error: ServiceError) => void) =>
  (error: ServiceError | null, reply: Reply): void =>
    error ? reject(error) : resolve(reply);
