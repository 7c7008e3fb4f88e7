import { clone, createFileRegistry, getExtension, setExtension } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import type { EventOption } from '../src/descriptors/options';
import type { Image } from '../tools/buf';
import { eventMessages } from '../tools/event-messages';
import { buildShop } from './shop';

const shop = buildShop();

/** The fixture, with something else said about its event. */
function shopWith(change: Partial<EventOption>): Image {
  const set = clone(FileDescriptorSetSchema, shop.set);
  const messages = set.file.flatMap((file) => file.messageType);
  const options = messages.find((message) => message.name === 'OrderPlaced')?.options;
  const extension = shop.registry.getExtension('tributary.options.v1.event');
  if (!options || !extension) throw new Error('the fixture has no event');
  setExtension(options, extension, { ...(getExtension(options, extension) as object), ...change } as never);
  return { ...shop, set, registry: createFileRegistry(set) };
}

describe('events of proto/', () => {
  it('are found with their service and aggregate', () => {
    expect(eventMessages(shop)).toMatchObject([
      { type: 'tributary.shop.order.placed.v1', service: 'shop', aggregate: 'orderId', when: 'An order was put in the book.' },
    ]);
  });

  it.each([
    ['a type of another service', { type: 'tributary.sales.order.placed.v1' }],
    ['a type without a version', { type: 'tributary.shop.order.placed' }],
    ['a type of too few parts', { type: 'tributary.shop.placed.v1' }],
    ['an aggregate that is no field', { aggregate: 'shop_id' }],
    ['an aggregate that is no text', { aggregate: 'speed' }],
    ['an event that does not say when', { when: '' }],
  ])('are refused: %s (MSG-2)', (_, change) => {
    expect(() => eventMessages(shopWith(change))).toThrow('OrderPlaced');
  });
});
