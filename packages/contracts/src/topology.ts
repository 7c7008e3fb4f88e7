import { type EventType, eventCatalogue } from './events/event-catalogue';
import { everyChannelMessage, everyServiceEvent, subscriptions, type Wanted } from './subscriptions';

/** What has to exist in the broker. Plain data; the messaging package declares it. */
export interface Topology {
  readonly exchanges: readonly TopicExchange[];
  readonly queues: readonly PlannedQueue[];
}

export interface TopicExchange {
  readonly name: string;
  readonly type: 'topic';
}

export interface PlannedQueue {
  /** `<service>.<purpose>` */
  readonly name: string;
  /** `<service>.<purpose>.dead`: what could not be read, or killed its reader. */
  readonly deadLetterQueue: string;
  readonly service: string;
  readonly purpose: string;
  readonly bindings: readonly Binding[];
}

export interface Binding {
  readonly exchange: string;
  /** An event type, or a pattern in the language of topic exchanges. */
  readonly routingKey: string;
}

/** Services publish here. */
export const serviceExchange = 'tributary.events';
/** Channel systems publish here, and may do nothing else. */
export const channelExchange = 'tributary.channels';

export function exchangeOf(type: EventType): string {
  return eventCatalogue[type].service === 'channel' ? channelExchange : serviceExchange;
}

export function topology(): Topology {
  return {
    exchanges: [serviceExchange, channelExchange].map((name) => ({ name, type: 'topic' })),
    queues: Object.entries(subscriptions).flatMap(([service, purposes]) =>
      Object.entries<Wanted>(purposes).map(([purpose, wanted]) => ({
        name: `${service}.${purpose}`,
        deadLetterQueue: `${service}.${purpose}.dead`,
        service,
        purpose,
        bindings: bindingsFor(wanted),
      })),
    ),
  };
}

function bindingsFor(wanted: Wanted): readonly Binding[] {
  if (wanted === everyServiceEvent) return [{ exchange: serviceExchange, routingKey: '#' }];
  if (wanted === everyChannelMessage) return [{ exchange: channelExchange, routingKey: '#' }];
  return wanted.map((type) => ({ exchange: exchangeOf(type), routingKey: type }));
}
