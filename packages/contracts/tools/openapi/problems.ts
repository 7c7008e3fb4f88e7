import { errorCatalogue } from '../../src/errors/catalogue';
import type { ErrorEntry } from '../../src/errors/kinds';
import type { Schema } from '../schemas/json-schema';
import type { RestMethod } from './rest-methods';

const meanings: Readonly<Record<string, string>> = {
  400: 'The request breaks a rule of its schema or could not be read; `errors` names the fields.',
  401: 'Sign in, or send a valid token.',
  403: 'You may not do this.',
  404: 'There is no such record, or you may not see it.',
  409: 'Somebody else was first; look at the record again.',
  422: 'The record is not in a state in which this can be done, or the idempotency key was used for something else.',
  429: 'Too much at once, or a limit is reached.',
  500: 'Something went wrong on our side; quote the trace id.',
  503: 'A part of the system is not answering; try again shortly.',
  default: 'Refused; `code` says why.',
};

/** References to the responses an operation may give instead of its answer. */
export function problemResponses({ access, pathFields, http }: RestMethod): Schema {
  const statuses = [
    '400',
    ...(access?.public ? [] : ['401', '403']),
    ...(pathFields.length > 0 ? ['404'] : []),
    ...(http.method === 'GET' ? [] : ['409', '422']),
    '429',
    '500',
    '503',
    'default',
  ];
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }]));
}

const nameOf = (status: string): string => `Problem${status === 'default' ? '' : status}`;

/** Under `components/responses`. */
export const problemResponseSchemas: Schema = Object.fromEntries(
  Object.entries(meanings).map(([status, description]) => [
    nameOf(status),
    {
      description,
      ...(status === '429' && { headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } }),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]),
);

const errors: Readonly<Record<string, ErrorEntry>> = errorCatalogue;

/** Under `components/schemas`: RFC 9457 problem details. */
export const problemSchemas: Schema = {
  Problem: {
    type: 'object',
    description: 'RFC 9457 problem details. A 5xx carries its code and trace id and nothing else.',
    required: ['type', 'title', 'status', 'code'],
    properties: {
      type: { type: 'string', format: 'uri-reference', description: 'Address of a page about this code.' },
      title: { type: 'string', description: 'What happened and what to do, in one sentence.' },
      status: { type: 'integer', minimum: 400, maximum: 599 },
      code: { $ref: '#/components/schemas/ErrorCode' },
      rule: { type: 'string', description: 'The business rule that said no.', examples: ['LD-5'] },
      details: { type: 'object', additionalProperties: { type: 'string' }, description: 'Facts about this refusal.' },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          required: ['field', 'message'],
          properties: {
            field: { type: 'string', examples: ['contact.phones[0]'] },
            message: { type: 'string' },
            rule: { type: 'string', examples: ['string.max_len'] },
          },
        },
      },
      traceId: { type: 'string', description: 'Quote it when you ask for help.' },
    },
  },
  ErrorCode: {
    type: 'string',
    description: 'Stable. There will be more of them: treat a code you do not know by the status it comes with.',
    enum: Object.keys(errors).sort(),
  },
};
