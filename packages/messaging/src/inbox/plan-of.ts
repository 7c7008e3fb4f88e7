import {
  type EventType,
  eventCatalogue,
  eventTypes,
  everyChannelMessage,
  everyServiceEvent,
  type PlannedQueue,
  type Purpose,
  type SubscribingService,
  subscriptions,
  type Topology,
} from '@tributary/contracts';

type Wanted = readonly EventType[] | typeof everyServiceEvent | typeof everyChannelMessage;

/** @throws when contracts do not declare the subscription: nobody would create its queue */
export function queueOf(topology: Topology, service: string, purpose: string): PlannedQueue {
  const queue = topology.queues.find((planned) => planned.service === service && planned.purpose === purpose);
  if (!queue) throw new Error(`contracts declare no subscription ${service}.${purpose}`);
  return queue;
}

/** Refuses to start with a type that nobody handles, or a handler that would never be called. */
export function refuseOtherHandlers<S extends SubscribingService>(
  service: S,
  purpose: Purpose<S>,
  handled: readonly string[],
): void {
  const wanted = typesOf((subscriptions[service] as Readonly<Record<string, Wanted>>)[purpose] ?? []);
  const unhandled = wanted.filter((type) => !handled.includes(type));
  const unwanted = handled.filter((type) => !wanted.some((declared) => declared === type));
  if (unhandled.length + unwanted.length === 0) return;
  throw new Error(
    `handlers of ${service}.${purpose} differ from its subscription; missing: ${list(unhandled)}; too many: ${list(unwanted)}`,
  );
}

const list = (types: readonly string[]): string => types.join(', ') || 'none';

function typesOf(wanted: Wanted): readonly EventType[] {
  if (wanted === everyServiceEvent) return eventTypes.filter((type) => eventCatalogue[type].service !== 'channel');
  if (wanted === everyChannelMessage) return eventTypes.filter((type) => eventCatalogue[type].service === 'channel');
  return wanted;
}
