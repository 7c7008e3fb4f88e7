/** Where quorum queues put what they give up on; it is routed by the name of the dead-letter queue. */
export const deadLetterExchange = 'tributary.dead-letters';

/**
 * How often a message may come back unacknowledged before it is taken for one that kills its reader. A failing handler
 * never counts: its message is parked and acknowledged. RabbitMQ 3.x has no limit by itself, 4.x has 20 and then drops.
 */
const deliveryLimit = 10;

export const workQueueArguments = (deadLetterQueue: string) => ({
  'x-queue-type': 'quorum',
  // One at a time keeps the order of an aggregate when replicas share a queue; the others take over when it goes.
  'x-single-active-consumer': true,
  'x-delivery-limit': deliveryLimit,
  'x-dead-letter-exchange': deadLetterExchange,
  'x-dead-letter-routing-key': deadLetterQueue,
  // Otherwise a message is lost when the broker stops between the two queues. It demands reject-publish.
  'x-dead-letter-strategy': 'at-least-once',
  'x-overflow': 'reject-publish',
});

/** Reading dead letters returns them to the queue, and a returned message counts as a delivery: there must be no limit. */
export const deadLetterQueueArguments = { 'x-queue-type': 'quorum', 'x-delivery-limit': 1_000_000_000 };
