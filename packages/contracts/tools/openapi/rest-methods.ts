import type { DescField, DescMessage, DescMethod } from '@bufbuild/protobuf';
import { type AccessOption, type HttpRule, optionReader } from '../../src/descriptors/options';
import type { Image } from '../buf';

/** A method that is reached by REST, with its request taken apart into path, body and query. */
export interface RestMethod {
  readonly method: DescMethod;
  readonly access: AccessOption | undefined;
  readonly http: HttpRule;
  /** `/v1/leads/{leadId}:claim`: names in the spelling of proto3 JSON; of a field within the body, its last name alone. */
  readonly path: string;
  readonly pathFields: readonly PlacedField[];
  readonly queryFields: readonly PlacedField[];
  /** Undefined: the request has no body. */
  readonly body: Body | undefined;
}

/** A field of the request or of a message within it: `page.limit`. */
export interface PlacedField {
  readonly name: string;
  readonly field: DescField;
}

export type Body =
  | { readonly kind: 'fields'; readonly fields: readonly DescField[]; readonly of: DescMessage }
  | { readonly kind: 'field'; readonly field: DescField };

/** In order of their addresses. */
export function restMethods({ registry }: Image): readonly RestMethod[] {
  const options = optionReader(registry);
  const methods = [...registry]
    .filter((type) => type.kind === 'service')
    .flatMap((service) => service.methods)
    .flatMap((method) => {
      const http = options.http(method);
      return http ? [takeApart(method, http, options.access(method))] : [];
    });
  return methods.sort((a, b) => compare(a.path, b.path) || compare(a.http.method, b.http.method));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function takeApart(method: DescMethod, http: HttpRule, access: AccessOption | undefined): RestMethod {
  const pathFields = [...http.path.matchAll(/\{([^}]+)\}/g)].map(([, template = '']) => placed(method.input, template));
  const inPath = new Set(pathFields.map(({ name }) => name));
  const left = method.input.fields.filter((field) => !inPath.has(field.jsonName));
  return {
    method,
    access,
    http,
    path: http.path.replace(/\{([^}]+)\}/g, (_, template: string) => `{${placed(method.input, template).field.jsonName}}`),
    pathFields,
    queryFields: http.body === '*' ? [] : left.filter((field) => field.name !== http.body).flatMap((field) => spread(field)),
    body: bodyOf(method, http.body, left),
  };
}

function placed(message: DescMessage, template: string): PlacedField {
  const [first = '', ...rest] = template.split('.');
  const field = message.fields.find((candidate) => candidate.name === first);
  if (!field) throw new Error(`${message} has no field ${template}, which a path names`);
  if (rest.length === 0) return { name: field.jsonName, field };
  if (!field.message) throw new Error(`${message}.${first} holds no fields, but a path names ${template}`);
  const inner = placed(field.message, rest.join('.'));
  return { name: `${field.jsonName}.${inner.name}`, field: inner.field };
}

/** Fields of nested messages become parameters of their own; lists of messages and maps cannot be parameters. */
function spread(field: DescField, prefix = ''): readonly PlacedField[] {
  const name = `${prefix}${field.jsonName}`;
  if (field.fieldKind === 'map' || (field.fieldKind === 'list' && field.listKind === 'message')) return [];
  if (field.fieldKind !== 'message' || field.message.typeName.startsWith('google.protobuf.')) return [{ name, field }];
  return field.message.fields.flatMap((inner) => spread(inner, `${name}.`));
}

function bodyOf(method: DescMethod, body: string, left: readonly DescField[]): Body | undefined {
  if (body === '') return undefined;
  if (body === '*') return left.length > 0 ? { kind: 'fields', fields: left, of: method.input } : undefined;
  const field = left.find((candidate) => candidate.name === body);
  if (!field) throw new Error(`${method}: the request has no field ${body} to be the body`);
  return { kind: 'field', field };
}
