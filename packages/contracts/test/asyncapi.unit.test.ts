import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { eventTypes } from '../src/events/event-catalogue';
import { writeAsyncApi } from '../tools/asyncapi/asyncapi';
import { buildShop } from './shop';

const text = readFileSync(join(__dirname, '../../../docs/api/asyncapi.json'), 'utf8');

/** Tells whether the example of a message fits its schema; the parser does not look at that. */
function exampleChecker(document: Documented): (type: string) => boolean {
  const ajv = addFormats(new Ajv({ strict: false })).addSchema(document, 'asyncapi');
  return (type) => {
    const [example] = document.components.messages[type]?.examples ?? [];
    return ajv.validate({ $ref: `asyncapi#/components/messages/${type}/payload` }, example?.payload);
  };
}

interface Documented {
  readonly components: {
    readonly messages: Readonly<Record<string, { readonly examples: readonly [{ readonly payload: unknown }] }>>;
  };
}

describe('the AsyncAPI document in docs/api', () => {
  it('is valid', async () => {
    const { diagnostics } = await new Parser().parse(text);
    // Errors and warnings; a hint that there is a newer AsyncAPI is neither.
    expect(diagnostics.filter(({ severity }) => severity < 2)).toEqual([]);
  });

  const exampleFits = exampleChecker(JSON.parse(text));

  it.each(eventTypes)('shows a sample of %s that fits', (type) => {
    expect(exampleFits(type)).toBe(true);
  });
});

describe('an AsyncAPI document', () => {
  const type = 'tributary.shop.order.placed.v1';
  const shop = buildShop();
  const documentWith = (sample: unknown) => JSON.parse(JSON.stringify(writeAsyncApi(shop, () => sample)));
  const exampleFits = (sample: unknown): boolean => exampleChecker(documentWith(sample))(type);

  it('has schemas that a wrong sample does not fit', () => {
    expect(exampleFits({ orderId: 'o-1', speed: 'SPEED_SLOW' })).toBe(true);
    expect(exampleFits({ orderId: 'o-1', speed: 'SPEED_OF_LIGHT' })).toBe(false);
    expect(exampleFits({ orderId: 5 })).toBe(false);
  });

  it('says who publishes an event, when, and who hears of every event', () => {
    const document = documentWith({ orderId: 'o-1' });
    expect(document.components.messages[type]).toMatchObject({ summary: 'An order was put in the book.' });
    const [message] = document.operations['shop.publish'].messages;
    expect(document.operations['insights.timeline'].messages).toContainEqual(message);
  });
});
