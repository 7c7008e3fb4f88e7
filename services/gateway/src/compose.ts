import { randomUUID } from 'node:crypto';
import { allMethods, registry } from '@tributary/contracts';
import { SessionServiceService } from '@tributary/contracts/directory';
import { IntakeServiceService } from '@tributary/contracts/leads';
import { connectRabbit, watchEvents } from '@tributary/messaging';
import { connectGrpc, type Kit, type Running, stopInOrder } from '@tributary/service-kit';
import asyncapi from '../../../docs/api/asyncapi.json';
import openapi from '../../../docs/api/openapi.json';
import { type Config, webhookSourcesOf } from './config';
import { noticeOf, watchedTypes } from './domain/live-notice';
import { makeRouteTable } from './domain/route-table';
import { makeApp } from './inbound/http/app';
import { builtInSignInDoor } from './inbound/http/built-in-sign-in-door';
import { consoleDoor } from './inbound/http/console-door';
import { docsDoor } from './inbound/http/docs-door';
import { liveDoor } from './inbound/http/live-door';
import { restDoor } from './inbound/http/rest-door';
import { serveWeb } from './inbound/http/serve-web';
import { sessionDoor } from './inbound/http/session-door';
import { webhookDoor } from './inbound/http/webhook-door';
import { makeWhoAsks } from './inbound/http/who-asks';
import { parseForm } from './outbound/channel/parse-form';
import { makeSessionDirectory, orFailure } from './outbound/grpc/directory';
import { makeServiceCaller } from './outbound/grpc/service-caller';
import { makeProvider } from './outbound/oidc/provider';
import { makeSignInSeal } from './outbound/oidc/sign-in-seal';
import { makeInvokeOperation } from './use-cases/invoke-operation';
import { makeKeepSessions } from './use-cases/keep-sessions';
import { makeLiveFeed } from './use-cases/live-feed';
import { makeSignIn } from './use-cases/sign-in';
import { makeTakeWebhook } from './use-cases/take-webhook';

/** The whole service, top to bottom. */
export async function compose(config: Config, { log, identity }: Kit): Promise<Running> {
  const addresses = {
    directory: config.directoryAddress,
    'master-data': config.masterDataAddress,
    leads: config.leadsAddress,
    sales: config.salesAddress,
    finance: config.financeAddress,
    inventory: config.inventoryAddress,
    'service-desk': config.serviceDeskAddress,
    marketing: config.marketingAddress,
    insights: config.insightsAddress,
  };
  const caller = makeServiceCaller({ addresses, identity, log });
  const sessionPeer = connectGrpc({ service: SessionServiceService }, { address: addresses.directory, identity, log });
  const intakePeer = connectGrpc({ service: IntakeServiceService }, { address: addresses.leads, identity, log });

  const publicUrl = new URL(config.publicUrl);
  const directory = makeSessionDirectory(sessionPeer);
  const sessions = makeKeepSessions({ directory, now: () => new Date() });
  const provider = makeProvider({
    issuer: new URL(config.oidcIssuer),
    clientId: config.oidcClientId,
    clientSecret: config.oidcClientSecret,
    redirectUri: new URL('/auth/callback', publicUrl).href,
    builtInAddress: config.oidcBuiltInAddress,
  });
  const takeWebhook = makeTakeWebhook({
    sources: webhookSourcesOf(config),
    parseForm,
    submitIntake: (request) => orFailure(() => intakePeer.submitIntake(request)),
    keepUnreadable: (request) => orFailure(() => intakePeer.keepUnreadable(request)),
  });

  const whoAsks = makeWhoAsks(sessions, publicUrl.origin);
  const feed = makeLiveFeed(randomUUID);
  const live = liveDoor({ feed, whoAsks, actorOf: identity.actorOf });
  const rabbit = connectRabbit({ url: config.rabbitmqUrl, service: 'gateway', log });
  const watch = watchEvents(rabbit, {
    types: watchedTypes,
    onEvent: (event) => feed.tell(noticeOf(event)),
    onGap: feed.missedSomething,
  });

  const app = makeApp(
    {
      docs: docsDoor({ openapi, asyncapi }),
      ...(config.oidcBuiltInAddress && { builtInSignIn: builtInSignInDoor(config.oidcBuiltInAddress, publicUrl) }),
      ...(config.consoleFolder && { console: consoleDoor(config.consoleFolder) }),
      session: sessionDoor({
        signIn: makeSignIn({ provider, directory }),
        sessions,
        closeSession: directory.closeSession,
        ...makeSignInSeal(config.signInSecret),
        publicUrl,
      }),
      live,
      webhook: webhookDoor(takeWebhook),
      rest: restDoor({
        table: makeRouteTable(allMethods()),
        invoke: makeInvokeOperation({ registry: registry(), callService: caller.callService }),
        whoAsks,
      }),
    },
    { requestsPerSecond: config.requestsPerSecond, trustedProxies: config.trustedProxies, log },
  );
  const web = await serveWeb(app, config.webPort, log);

  return stopInOrder(live, web, watch, rabbit, caller, sessionPeer, intakePeer);
}
