import { join } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { writeOpenApi } from '../tools/openapi/openapi';
import { buildShop } from './shop';

// biome-ignore lint/suspicious/noExplicitAny: a document is walked through here by paths that only the test knows
type Document = any;

const document: Document = JSON.parse(JSON.stringify(writeOpenApi(buildShop())));
const operation = (path: string, verb: string): Document => document.paths[path][verb];
const schema = (name: string): Document => document.components.schemas[name];

describe('the OpenAPI document in docs/api', () => {
  it('is valid OpenAPI 3.1 and refers to nothing that is missing', async () => {
    const api = await SwaggerParser.validate(join(__dirname, '../../../docs/api/openapi.json'));
    expect(Object.keys(api.paths ?? {}).length).toBeGreaterThan(0);
  });
});

describe('an operation', () => {
  it('has an address for each method that maps to REST, and none for the others', () => {
    expect(Object.keys(document.paths)).toEqual([
      '/v1/orders',
      '/v1/orders/{orderId}',
      '/v1/shops/{shopId}/orders',
      '/v1/shops/{shopId}:open',
    ]);
  });

  it('tells the first sentence of its comment, the whole comment and the permission', () => {
    expect(operation('/v1/shops/{shopId}/orders', 'post')).toMatchObject({
      operationId: 'placeOrder',
      tags: ['Shop'],
      summary: 'Puts an order in the book',
      description:
        'Puts an order in the book. The till prints it at once (SH-1).\n\nTwice the same is once.\n\nNeeds the permission `orders.place`.',
    });
    expect(operation('/v1/orders', 'get')).toMatchObject({ summary: 'List orders' });
  });

  it('takes what stands in the path out of the body, and refuses what it does not know', () => {
    const { parameters, requestBody } = operation('/v1/shops/{shopId}/orders', 'post');
    expect(parameters).toMatchObject([
      { name: 'shopId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
      { $ref: '#/components/parameters/IdempotencyKey' },
    ]);
    const body = requestBody.content['application/json'].schema;
    expect(body.properties).not.toHaveProperty('shopId');
    expect(body.additionalProperties).toBe(false);
  });

  it('spreads what is left of a reading request over the query', () => {
    expect(operation('/v1/orders', 'get').parameters).toMatchObject([
      { name: 'speed', in: 'query', schema: { $ref: '#/components/schemas/shop.v1.Speed' } },
      { name: 'tags', in: 'query', schema: { type: 'array' } },
      { name: 'page.cursor', in: 'query' },
      { name: 'page.limit', in: 'query', schema: { type: 'integer', minimum: 0, maximum: 200 } },
      { name: 'shopId', in: 'query', required: true },
    ]);
  });

  it('given a field as the body, then that field is the body and the rest is left to the query', () => {
    const { parameters, requestBody } = operation('/v1/orders/{orderId}', 'patch');
    expect(requestBody.content['application/json'].schema).toEqual({ $ref: '#/components/schemas/shop.v1.Order' });
    expect(parameters).toMatchObject([
      { name: 'orderId', in: 'path' },
      { name: 'expectedVersion', in: 'query' },
      { $ref: '#/components/parameters/IfMatch' },
    ]);
  });

  it('given nothing beside the path, then there is no body', () => {
    expect(operation('/v1/shops/{shopId}:open', 'post')).not.toHaveProperty('requestBody');
  });

  it('asks nobody to sign in for what is public', () => {
    expect(operation('/v1/shops/{shopId}:open', 'post').security).toEqual([]);
    expect(operation('/v1/orders', 'get')).not.toHaveProperty('security');
  });

  it('promises an ETag where the answer has a version', () => {
    expect(operation('/v1/shops/{shopId}/orders', 'post').responses[200].headers).toHaveProperty('ETag');
    expect(operation('/v1/orders', 'get').responses[200]).not.toHaveProperty('headers');
  });

  it('refuses with problem details only', () => {
    const responses = Object.entries(operation('/v1/shops/{shopId}/orders', 'post').responses).filter(
      ([status]) => status !== '200',
    );
    expect(responses.map(([status]) => status)).toEqual(
      expect.arrayContaining(['400', '401', '403', '404', '409', '422', '429', '500', '503', 'default']),
    );
    for (const [, reference] of responses as [string, { $ref: string }][]) {
      const response = document.components.responses[reference.$ref.replace('#/components/responses/', '')];
      expect(Object.keys(response.content)).toEqual(['application/problem+json']);
    }
  });
});

describe('an answer', () => {
  it('given a message that no request holds, then every field that is always written is required', () => {
    expect(schema('shop.v1.ListOrdersResponse').required).toEqual(['items', 'nextCursor']);
  });

  it('given a message that a request holds too, then only what its rules demand is required', () => {
    expect(schema('shop.v1.Order')).not.toHaveProperty('required');
    expect(schema('shop.v1.Line')).not.toHaveProperty('required');
  });

  it('describes an enum by its names and what they mean', () => {
    expect(schema('shop.v1.Speed')).toEqual({
      type: 'string',
      enum: ['SPEED_UNSPECIFIED', 'SPEED_SLOW', 'SPEED_FAST'],
      description: 'How fast.\n\n- `SPEED_SLOW`: By bicycle.',
    });
  });
});

describe('two methods of one name', () => {
  it('are refused, for clients call their functions after them', () => {
    const shop = buildShop();
    const twins = [...shop.registry, shop.registry.getService('tributary.shop.v1.ShopService')];
    expect(() =>
      writeOpenApi({
        ...shop,
        registry: Object.assign(Object.create(shop.registry), { [Symbol.iterator]: () => twins.values() }),
      }),
    ).toThrow('listOrders');
  });
});
