import type { IntegrationServiceServer, Session, SessionServiceServer } from '@tributary/contracts/directory';
import { isRefusal, query } from '@tributary/service-kit';
import type { UseCases } from '../../compose';
import type { OpenedSession } from '../../use-cases/session-desk';

/** Tokens are never recorded, so these are queries to the idempotency record although they write. */
export const sessionService = (useCases: UseCases): SessionServiceServer => ({
  openSession: query(async (request) => {
    const session = await useCases.openSession(request);
    return isRefusal(session) ? session : sessionMessage(session);
  }),
  refreshSession: query(async (request) => {
    const session = await useCases.refreshSession(request);
    return isRefusal(session) ? session : sessionMessage(session);
  }),
  closeSession: query(async (request) => {
    await useCases.closeSession(request);
    return {};
  }),
  issueIntegrationToken: query(async (request) => {
    const token = await useCases.issueIntegrationToken(request);
    return isRefusal(token) ? token : { ...token, tokenType: 'Bearer' };
  }),
});

export const integrationService = (useCases: UseCases): IntegrationServiceServer => ({
  // Sent again with the same idempotency key it would have to show the secret again, which is nowhere to be found.
  createIntegration: query(async (request, actor) => useCases.createIntegration(actor, request)),
  listIntegrations: query(async (_request, actor) => ({ items: await useCases.read.integrations(actor) })),
});

const sessionMessage = (session: OpenedSession): Session => session;
