import { credentials, Server, ServerCredentials, type ServiceError } from '@grpc/grpc-js';
import {
  MasterDataServiceClient,
  MasterDataServiceService,
  ResolveCustomerRequest,
  ResolveCustomerResponse,
} from '@tributary/contracts/master-data';
import { call } from '../load/callers';
import { type ServerOf, startOwnServer } from '../load/own-server';

/** A question of the size of a channel's record, answered by grpc-js and nothing else. */
export const bareGrpc: ServerOf = (): Promise<number> => {
  const reply = ResolveCustomerResponse.fromPartial({ customerId: '01935a00-0000-7b10-8aaa-000000000000' });
  const server = new Server();
  server.addService(MasterDataServiceService, {
    resolveCustomer: (_call: unknown, answer: (error: null, reply: ResolveCustomerResponse) => void) => answer(null, reply),
  } as never);
  return new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => (error ? reject(error) : resolve(port)));
  });
};

/** Calls a second over grpc-js alone, `callers` at once, against `bareGrpc` in another process. */
export async function grpcCeiling(callers: number, count: number): Promise<number> {
  const server = await startOwnServer('grpc');
  const client = new MasterDataServiceClient(`127.0.0.1:${server.port}`, credentials.createInsecure());
  const record = { channel: 'web', channelRecordId: 'bench', phones: ['+8613800138000'] };
  const request = ResolveCustomerRequest.fromPartial({ record });
  try {
    const { perSecond } = await call(
      callers,
      count,
      () =>
        new Promise<void>((resolve, reject) => {
          client.resolveCustomer(request, (error: ServiceError | null) => (error ? reject(error) : resolve()));
        }),
    );
    return perSecond;
  } finally {
    client.close();
    await server.stop();
  }
}
