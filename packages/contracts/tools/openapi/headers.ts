import type { Schema } from '../schemas/json-schema';
import type { RestMethod } from './rest-methods';

/** Under `components/parameters`. */
export const headerParameterSchemas: Schema = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'A value of your own making, new for each thing you want done. When no answer came, send the same request with the same key again: it is done once, and the first answer is given.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
    example: '01935d10-11aa-7d20-8e55-3b7c9d0e1f02',
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The ETag of the record as you know it; stands for `expectedVersion`. If it has changed since, nothing is done.',
    schema: { type: 'string', pattern: '^"[0-9]+"$' },
    example: '"7"',
  },
};

/** Under `components/headers`. */
export const responseHeaderSchemas: Schema = {
  ETag: { description: 'The version of the record, for If-Match.', schema: { type: 'string' } },
  IdempotentReplayed: {
    description: 'Present when the request had been done before and this is the answer from then.',
    schema: { const: 'true' },
  },
  RetryAfter: { description: 'Seconds to wait.', schema: { type: 'integer' } },
};

const changes = ({ http }: RestMethod): boolean => http.method !== 'GET';
const hasField = (fields: readonly { readonly name: string }[], name: string): boolean =>
  fields.some((field) => field.name === name);

export const headerParameters = (rest: RestMethod): readonly Schema[] => [
  ...(rest.http.method === 'POST' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ...(changes(rest) && hasField(rest.method.input.fields, 'expected_version')
    ? [{ $ref: '#/components/parameters/IfMatch' }]
    : []),
];

export function responseHeaders(rest: RestMethod): Schema | undefined {
  const headers = {
    ...(hasField(rest.method.output.fields, 'version') && { ETag: { $ref: '#/components/headers/ETag' } }),
    ...(rest.http.method === 'POST' && { 'Idempotent-Replayed': { $ref: '#/components/headers/IdempotentReplayed' } }),
  };
  return Object.keys(headers).length > 0 ? headers : undefined;
}
