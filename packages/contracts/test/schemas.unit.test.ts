import { fromJson, type JsonObject } from '@bufbuild/protobuf';
import { createValidator } from '@bufbuild/protovalidate';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { writeOpenApi } from '../tools/openapi/openapi';
import { buildShop } from './shop';

const shop = buildShop();
const type = shop.registry.getMessage('tributary.shop.v1.PlaceOrderRequest');
if (!type) throw new Error('the fixture has no PlaceOrderRequest');

/** What the document says of the body of PlaceOrder. */
const ajv = addFormats(new Ajv2020({ strict: false }));
ajv.addSchema(writeOpenApi(shop), 'openapi');
const accordingToDocument = ajv.compile({
  $ref: 'openapi#/paths/~1v1~1shops~1{shopId}~1orders/post/requestBody/content/application~1json/schema',
});

/** What a service says of the whole request. */
const validator = createValidator({ registry: shop.registry });
function accordingToService(body: JsonObject): boolean {
  try {
    const message = fromJson(type as never, { shopId: '01935d10-11aa-7d20-8e55-3b7c9d0e1f01', ...body });
    return validator.validate(type as never, message).kind === 'valid';
  } catch {
    return false;
  }
}

const order = { note: 'soon', pieces: 1, weight: 0.5, speed: 'SPEED_SLOW', address: {}, cash: true };
const { note: _note, ...withoutNote } = order;
const { cash: _cash, ...withoutPayment } = order;

describe('the document and the service agree', () => {
  it.each<[string, JsonObject, boolean]>([
    ['a plain order', order, true],
    ['a required text left out', withoutNote, false],
    ['a text too short', { ...order, note: 'x' }, false],
    ['a text too long', { ...order, note: 'sooner' }, false],
    ['a text that may be empty, empty', { ...order, voucher: '' }, true],
    ['a text that may be empty, wrong', { ...order, voucher: 'abc' }, false],
    ['a text that may be empty, right', { ...order, voucher: 'ABC' }, true],
    ['a number at its limit', { ...order, pieces: 99 }, true],
    ['a number beyond its limit', { ...order, pieces: 100 }, false],
    ['a number that must not be nought, nought', { ...order, pieces: 0 }, false],
    ['a fraction for an integer', { ...order, pieces: 1.5 }, false],
    ['a large integer as text', { ...order, cents: '9007199254740993' }, true],
    ['a large integer that is none', { ...order, cents: 'many' }, false],
    ['nothing where more is asked', { ...order, weight: 0 }, false],
    ['an enum nobody knows', { ...order, speed: 'SPEED_OF_LIGHT' }, false],
    ['an enum left unsaid', { ...order, speed: 'SPEED_UNSPECIFIED' }, false],
    ['a list', { ...order, tags: ['a', 'b'] }, true],
    ['a list too long', { ...order, tags: ['a', 'b', 'c'] }, false],
    ['a list that repeats itself', { ...order, tags: ['a', 'a'] }, false],
    ['a list with a wrong item', { ...order, tags: ['abcd'] }, false],
    ['a map', { ...order, stock: { nails: 3 } }, true],
    ['a map too large', { ...order, stock: { nails: 3, screws: 4, glue: 1 } }, false],
    ['a map with a wrong value', { ...order, stock: { nails: 'many' } }, false],
    ['an instant', { ...order, due: '2026-03-01T09:00:00Z' }, true],
    ['an instant without a zone', { ...order, due: '2026-03-01T09:00:00' }, false],
    ['a duration', { ...order, patience: '90.5s' }, true],
    ['a duration without a unit', { ...order, patience: '90' }, false],
    ['bytes too many', { ...order, picture: 'QUJDREVGR0hJSg==' }, false],
    ['a nested message of a wrong type', { ...order, address: 'home' }, false],
    ['a message within itself', { ...order, address: { neighbour: { neighbour: { door: 'left' } } } }, true],
    ['none of a required choice', withoutPayment, false],
    ['both of a required choice', { ...order, card: '4111' }, false],
    ['none of a free choice', order, true],
    ['both of a free choice', { ...order, paper: 'red', ribbon: 'gold' }, false],
    ['an optional text left out', order, true],
    ['an optional text, empty', { ...order, greeting: '' }, false],
    ['a field nobody knows', { ...order, colour: 'red' }, false],
  ])('about %s', (_, body, valid) => {
    expect({ document: accordingToDocument(body), service: accordingToService(body) }).toEqual({
      document: valid,
      service: valid,
    });
  });
});
