import { allMethods, InvalidMessage, messageType, readJson } from '@tributary/contracts';
import fc from 'fast-check';
import { type HttpRequestParts, type Json, readRequest } from './read-request';

const reached = allMethods().flatMap(({ input, http }) => (http ? [{ input, http }] : []));

/** Names that a request has somewhere, and names that none has. */
const names = [
  ...new Set(reached.flatMap(({ input }) => messageType(input).fields.flatMap((field) => [field.name, field.jsonName]))),
];
const parameter = fc.oneof(
  fc.constantFrom(...names, 'page.limit', 'page.cursor', 'page', 'page.page', '__proto__', 'constructor.name', 'page.__proto__'),
  fc.string(),
);
const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('true', '7', '-1', '2026-02-30T00:00:00Z', 'LEAD_VIEW_SEA'),
);
const aBody = fc.oneof(
  fc.constant(undefined),
  fc.jsonValue() as fc.Arbitrary<Json>,
  fc.dictionary(fc.constantFrom(...names), fc.jsonValue() as fc.Arbitrary<Json>, { noNullPrototype: true }),
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
);
const parts: fc.Arbitrary<HttpRequestParts> = fc
  .tuple(fc.dictionary(parameter, value), fc.array(fc.tuple(parameter, value), { maxLength: 4 }), aBody, fc.option(value))
  .map(([variables, query, body, ifMatch]) => ({
    ...{ variables, query: new URLSearchParams(query), body },
    ...(ifMatch !== null && { ifMatch }),
  }));

describe('a request by REST, whatever it says', () => {
  it('becomes the message that is meant or is refused by the field at fault, and nothing is thrown that is our own', () => {
    fc.assert(
      fc.property(fc.constantFrom(...reached), parts, ({ input, http }, sent) => {
        const read = readRequest(messageType(input), http.body, sent);
        if ('problem' in read) return expect(read.problem).not.toBe('');
        try {
          expect(readJson(input, read.json).$typeName).toBe(input);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidMessage);
        }
        expect(({} as Record<string, unknown>)['limit']).toBeUndefined();
      }),
      { numRuns: 3_000 },
    );
  });

  it('says in the path what it is about, whatever query and body say', () => {
    const byId = reached.filter(({ http }) => http.path.includes('{lead_id}'));
    fc.assert(
      fc.property(fc.constantFrom(...byId), fc.uuid(), fc.uuid(), ({ input, http }, inPath, elsewhere) => {
        const body = http.body === '*' ? { leadId: elsewhere, lead_id: elsewhere } : undefined;
        const query = new URLSearchParams({ lead_id: elsewhere });
        expect(readRequest(messageType(input), http.body, { variables: { lead_id: inPath }, query, body })).toEqual({
          json: { leadId: inPath },
        });
      }),
    );
  });
});
