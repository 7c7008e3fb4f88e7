import { Server, ServerCredentials } from '@grpc/grpc-js';
import { Lead, LeadServiceService } from '@tributary/contracts/leads';
import type { ServerOf } from '../load/own-server';

/** An ordinary lead, about 1 KB as JSON. */
const lead = Lead.fromPartial({
  ...{ leadId: '01935a00-0000-7b10-8aaa-000000000001', version: 3, customerId: '01935a00-0000-7b10-8aaa-000000000002' },
  contact: { name: '王*', company: '上海精工机械有限公司', phones: ['138****8000'], region: '310000' },
  interest: { product: '数控机床', message: '请报价' },
  origin: { source: 'fair.example.com', campaign: 'spring-fair' },
});

/** grpc-js and nothing else: answers every question for a lead with the same one. */
export const bareService: ServerOf = () => {
  const server = new Server();
  server.addService(LeadServiceService, {
    getLead: (_call: unknown, answer: (error: null, reply: Lead) => void) => answer(null, lead),
  } as never);
  return new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => (error ? reject(error) : resolve(port)));
  });
};
