import { counter, gauge, metricNames } from '@tributary/service-kit';

/** What became of events on the way out: `confirmed`, `returned` (no queue had them), `refused` by the broker. */
export const eventsPublished = counter(metricNames.eventsPublished, 'Events handed to RabbitMQ, by what became of them', [
  'outcome',
]);

/** What became of messages on the way in: `applied`, `repeated`, `parked`, `unreadable`. */
export const eventsHandled = counter(metricNames.eventsHandled, 'Messages taken from a queue, by what became of them', [
  'subscription',
  'outcome',
]);

export const outboxWaiting = gauge(metricNames.outboxWaiting, 'Events in the outbox');
export const outboxOldestSeconds = gauge(metricNames.outboxOldestSeconds, 'Age of the oldest event in the outbox');

export const eventsParked = gauge(
  metricNames.eventsParked,
  'Messages that wait in the inbox for a retry or behind one that does',
  ['subscription'],
);
export const eventsDead = gauge(metricNames.eventsDead, 'Aggregates whose next message failed for the last time', [
  'subscription',
]);
