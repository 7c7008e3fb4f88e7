import { eventTypes } from './events/event-catalogue';
import type { SubscribedType } from './subscriptions';
import { channelExchange, exchangeOf, type PlannedQueue, serviceExchange, topology } from './topology';

const { exchanges, queues } = topology();

describe('the topology', () => {
  it('binds queues to exchanges that exist, each queue once', () => {
    const names = exchanges.map(({ name }) => name);
    expect(queues.flatMap(({ bindings }) => bindings).filter(({ exchange }) => !names.includes(exchange))).toEqual([]);
    expect(new Set(queues.map(({ name }) => name)).size).toBe(queues.length);
  });

  it('names a queue after its service and purpose, and its dead letters after the queue', () => {
    expect(queueOf('leads.customer-file')).toMatchObject({
      service: 'leads',
      purpose: 'customer-file',
      deadLetterQueue: 'leads.customer-file.dead',
    });
    expect(queues.map(({ name }) => name).filter((name) => !/^[a-z-]+\.[a-z-]+$/.test(name))).toEqual([]);
  });

  it('takes what channels say from the exchange of the channels, and facts from that of the services', () => {
    expect(exchangeOf('tributary.channel.web.form-submitted.v1')).toBe(channelExchange);
    expect(exchangeOf('tributary.leads.lead.created.v1')).toBe(serviceExchange);
    expect(queueOf('insights.timeline').bindings).toEqual([{ exchange: serviceExchange, routingKey: '#' }]);
    expect(queueOf('leads.intake').bindings).toEqual([{ exchange: channelExchange, routingKey: '#' }]);
  });

  it('types a handler by what its queue receives', () => {
    const merged: SubscribedType<'leads', 'customer-file'> = 'tributary.master-data.customer.merged.v1';
    const anything: SubscribedType<'insights', 'timeline'> = 'tributary.leads.lead.created.v1';
    // @ts-expect-error: this queue does not receive it
    const stranger: SubscribedType<'leads', 'customer-file'> = 'tributary.leads.lead.created.v1';
    // @ts-expect-error: channels do not publish it
    const fact: SubscribedType<'leads', 'intake'> = 'tributary.leads.lead.created.v1';
    expect([merged, anything, stranger, fact]).toHaveLength(4);
  });
});

describe('every event', () => {
  it.each(eventTypes)('%s is wanted by somebody', (type) => {
    const takers = queues.filter(({ bindings }) =>
      bindings.some(({ exchange, routingKey }) => exchange === exchangeOf(type) && [type, '#'].includes(routingKey)),
    );
    expect(takers).not.toEqual([]);
  });
});

function queueOf(name: string): PlannedQueue {
  const queue = queues.find((candidate) => candidate.name === name);
  if (!queue) throw new Error(`there is no queue ${name}`);
  return queue;
}
