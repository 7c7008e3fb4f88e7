import { credentials, type ServiceError } from '@grpc/grpc-js';
import { type Lead, LeadServiceClient } from '@tributary/contracts/leads';
import express from 'express';
import type { ServerOf } from '../load/own-server';

/** What a gateway cannot do without: express in, grpc-js out, JSON back. */
export const bareHop: ServerOf = (serviceAddress) => {
  const client = new LeadServiceClient(serviceAddress, credentials.createInsecure());
  const app = express();
  app.get('/v1/leads/:leadId', (req, res) => {
    client.getLead({ leadId: req.params.leadId }, (error: ServiceError | null, lead: Lead) => {
      if (error) res.status(500).end();
      else res.json(lead);
    });
  });
  return new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
};
