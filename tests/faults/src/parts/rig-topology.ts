import { type PlannedQueue, serviceExchange, type Topology } from '@tributary/contracts';

/** What the rig's service publishes and its consumer wants. */
export const changed = 'tributary.directory.employee.changed.v1';

export const rigService = 'rig';

export const rigQueue: PlannedQueue = {
  name: 'rig.effects',
  deadLetterQueue: 'rig.effects.dead',
  service: rigService,
  purpose: 'effects',
  bindings: [{ exchange: serviceExchange, routingKey: changed }],
};

/** One queue: what nobody consumes would only fill the disk. */
export const rigTopology: Topology = { exchanges: [{ name: serviceExchange, type: 'topic' }], queues: [rigQueue] };
