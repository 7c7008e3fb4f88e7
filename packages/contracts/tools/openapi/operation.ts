import { ScalarType } from '@bufbuild/protobuf';
import { serviceOf } from '../../src/service-names';
import { commentOf, firstSentence } from '../schemas/comments';
import { type Schema, withoutBlanks } from '../schemas/json-schema';
import type { SchemaBook } from '../schemas/schema-book';
import { headerParameters, responseHeaders } from './headers';
import { problemResponses } from './problems';
import type { Body, PlacedField, RestMethod } from './rest-methods';

export function operationOf(rest: RestMethod, book: SchemaBook): Schema {
  const { method, access } = rest;
  const comment = commentOf(method);
  const summary = comment ? firstSentence(comment) : inWords(method.name);
  const permission = access?.permission ? `Needs the permission \`${access.permission}\`.` : undefined;
  const parameters = [
    ...rest.pathFields.map((field) => pathParameter(field, book)),
    ...rest.queryFields.map((field) => queryParameter(field, book)),
    ...headerParameters(rest),
  ];
  return withoutBlanks({
    operationId: method.localName,
    tags: [tagOf(rest)],
    summary,
    description: [comment === `${summary}.` ? undefined : comment, permission].filter(Boolean).join('\n\n') || undefined,
    deprecated: method.deprecated || undefined,
    security: access?.public ? [] : undefined,
    parameters: parameters.length > 0 ? parameters : undefined,
    requestBody: rest.body && requestBody(rest.body, book),
    responses: {
      200: {
        description: 'Done.',
        headers: responseHeaders(rest),
        content: { 'application/json': { schema: book.refTo(method.output) } },
      },
      ...problemResponses(rest),
    },
    'x-service': serviceOf(method.parent.file.proto.package),
    'x-grpc-method': `/${method.parent.typeName}/${method.name}`,
  });
}

/** `LeadSettingsService` → `Lead settings` */
export const tagOf = ({ method }: RestMethod): string => inWords(method.parent.name.replace(/Service$/, ''));

/** `ListMyApprovals` → `List my approvals` */
const inWords = (name: string): string => {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const pathParameter = ({ field }: PlacedField, book: SchemaBook): Schema =>
  withoutBlanks({
    name: field.jsonName,
    in: 'path',
    required: true,
    description: commentOf(field),
    schema: book.fieldSchema(field),
  });

const queryParameter = ({ name, field }: PlacedField, book: SchemaBook): Schema =>
  withoutBlanks({
    name,
    in: 'query',
    required: (!name.includes('.') && book.isRequired(field)) || undefined,
    description: commentOf(field),
    deprecated: field.deprecated || undefined,
    schema: book.fieldSchema(field),
  });

function requestBody(body: Body, book: SchemaBook): Schema {
  if (body.kind === 'fields') {
    // Written out rather than referred to: fields that stand in the path are missing, and unknown ones are refused.
    const schema: Schema = { ...book.objectOf(body.fields, body.of), additionalProperties: false };
    return { required: body.fields.some(book.isRequired), content: { 'application/json': { schema } } };
  }
  if (isBytes(body)) return { required: true, content: { 'application/octet-stream': {}, 'text/csv': {} } };
  return { required: true, content: { 'application/json': { schema: book.fieldSchema(body.field) } } };
}

const isBytes = ({ field }: Extract<Body, { kind: 'field' }>): boolean =>
  field.fieldKind === 'scalar' && field.scalar === ScalarType.BYTES;
