import { eventCatalogue, eventTypes, type SubscribedType } from '@tributary/contracts';
import { InsightServiceService } from '@tributary/contracts/insights';
import { connectRabbit, type Handlers } from '@tributary/messaging';
import { makeOutbox, startRelay, subscribe } from '@tributary/messaging/postgres';
import { type Kit, type Running, repeat, serveGrpc, stopInOrder } from '@tributary/service-kit';
import { openPostgres, startAuditSealer, type Tx } from '@tributary/stores/postgres';
import type { Config } from './config';
import { defaultKpiPolicy } from './domain/kpi-policy';
import { defaultTierPolicy } from './domain/value-tier';
import { insightService } from './inbound/grpc/insight-service';
import { makeInsightsReader, makeRecomputeBefore } from './outbound/postgres/insights-reader';
import { makeKpiFigures } from './outbound/postgres/kpi-figures';
import { makeProjection } from './outbound/postgres/projection';
import { makeListKpis } from './use-cases/list-kpis';
import { makeProjectEvents } from './use-cases/project-events';
import { makeRecomputeTiers } from './use-cases/recompute-tiers';

/** Between looks whether a new day has begun (UTC). */
const dayPauseMs = 10 * 60_000;

export type UseCases = ReturnType<typeof makeUseCases>;
type Told = SubscribedType<'insights', 'timeline'>;

/** The whole service, top to bottom. */
export async function compose(config: Config, { log, identity, health }: Kit): Promise<Running> {
  const store = await openPostgres({ url: config.postgresUrl, applicationName: 'insights', log });
  health.check('postgres', store.ping);
  const rabbit = connectRabbit({ url: config.rabbitmqUrl, service: 'insights', log });
  const outbox = makeOutbox({ service: 'insights' });
  const useCases = makeUseCases(store, outbox);

  const relay = startRelay({ store, rabbit, outbox });
  const sealer = startAuditSealer(store);
  const handlers = everyEvent({ batch: useCases.projectEvents });
  const events = subscribe({ store, rabbit, service: 'insights', purpose: 'timeline', handlers });
  const tiers = repeat('recompute-tiers', { pauseMs: dayPauseMs, log }, useCases.recomputeTiers);
  const grpc = await serveGrpc({
    port: config.grpcPort,
    identity,
    log,
    services: [{ definition: InsightServiceService, implementation: insightService(useCases) }],
  });

  return stopInOrder(grpc, tiers, events, relay, sealer, rabbit, store);
}

function makeUseCases(store: Awaited<ReturnType<typeof openPostgres>>, outbox: ReturnType<typeof makeOutbox>) {
  const now = () => new Date();
  const tierNeeds = { outbox, policy: defaultTierPolicy, now };
  return {
    read: makeInsightsReader(store, defaultTierPolicy),
    listKpis: makeListKpis({
      figures: makeKpiFigures(store, defaultKpiPolicy, defaultTierPolicy),
      policy: defaultKpiPolicy,
      now,
    }),
    projectEvents: makeProjectEvents({ projection: makeProjection(tierNeeds) }),
    recomputeTiers: makeRecomputeTiers({ recomputeBefore: makeRecomputeBefore(store, tierNeeds), now }),
  };
}

/** One handler for whatever any service publishes, so that events are projected many at a time. */
function everyEvent(handler: Handlers<Told, Tx>[Told]): Handlers<Told, Tx> {
  const types = eventTypes.filter((type) => eventCatalogue[type].service !== 'channel');
  return Object.fromEntries(types.map((type) => [type, handler])) as Handlers<Told, Tx>;
}
