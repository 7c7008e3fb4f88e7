import type { DescField, DescMessage } from '@bufbuild/protobuf';
import { ScalarType } from '@bufbuild/protobuf';

/** JSON as it comes out of a body parser. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface HttpRequestParts {
  /** By field path, from the path template. */
  readonly variables: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed JSON; a Buffer where the caller sent a file; undefined without a body. */
  readonly body: Json | Buffer | undefined;
  /** The version in If-Match, without quotes. */
  readonly ifMatch?: string;
}

/** What the request message looks like as proto3 JSON, or what is wrong with it and where. */
export type ReadRequest = { readonly json: Json } | { readonly field: string; readonly problem: string };

/**
 * Puts path, query and body together into one request message, as `google.api.http` says: the body fills the whole
 * message or one field, the path wins over everything, the query fills what is left. Unknown names are refused, so
 * that a misspelt filter never silently widens a list.
 */
export function readRequest(message: DescMessage, bodyRule: string, parts: HttpRequestParts): ReadRequest {
  const json: Record<string, unknown> = {};

  if (bodyRule === '*') {
    if (parts.body !== undefined && !isObject(parts.body)) return { field: '', problem: 'the body must be a JSON object' };
    Object.assign(json, parts.body);
  } else if (bodyRule !== '') {
    const field = message.fields.find((candidate) => candidate.name === bodyRule);
    if (!field) throw new Error(`${message.typeName} has no field ${bodyRule}`);
    json[field.jsonName] = Buffer.isBuffer(parts.body) ? parts.body.toString('base64') : parts.body;
  } else if (parts.body !== undefined) {
    return { field: '', problem: 'this operation takes no body' };
  }

  for (const name of new Set(parts.query.keys())) {
    const problem = assign(json, message, name, parts.query.getAll(name));
    if (problem) return { field: name, problem };
  }
  for (const [name, value] of Object.entries(parts.variables)) {
    const problem = assign(json, message, name, [value]);
    if (problem) return { field: name, problem };
  }
  if (parts.ifMatch !== undefined && message.fields.some((field) => field.name === 'expected_version')) {
    const problem = assign(json, message, 'expected_version', [parts.ifMatch]);
    if (problem) return { field: 'If-Match', problem };
  }
  return { json: json as Json };
}

const isObject = (value: unknown): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value);

/** Sets one dotted field path; the answer is what is wrong with it, if anything. */
function assign(
  target: Record<string, unknown>,
  message: DescMessage,
  path: string,
  values: readonly string[],
): string | undefined {
  const [head, ...rest] = path.split('.');
  const field = message.fields.find((candidate) => candidate.name === head || candidate.jsonName === head);
  if (!field) return 'there is no such parameter';

  if (rest.length > 0) {
    if (field.fieldKind !== 'message') return 'there is no such parameter';
    // The other spelling of the same field, sent in the body, must not survive beside this one.
    const inner = target[field.jsonName] ?? target[field.name];
    const nested: Record<string, unknown> = isObject(inner) ? { ...inner } : {};
    delete target[field.name];
    target[field.jsonName] = nested;
    return assign(nested, field.message, rest.join('.'), values);
  }

  const read = readValues(field, values);
  if ('problem' in read) return read.problem;
  delete target[field.name];
  target[field.jsonName] = read.value;
  return undefined;
}

function readValues(field: DescField, values: readonly string[]): { readonly value: unknown } | { readonly problem: string } {
  if (field.fieldKind === 'list') {
    if (field.listKind === 'message') return { problem: 'it cannot be given as a parameter' };
    return readAll(values, field.listKind === 'scalar' ? field.scalar : undefined);
  }
  if (field.fieldKind !== 'scalar' && field.fieldKind !== 'enum' && !isTimestamp(field)) {
    return { problem: 'it cannot be given as a parameter' };
  }
  if (values.length !== 1) return { problem: 'it can be given only once' };
  const all = readAll(values, field.fieldKind === 'scalar' ? field.scalar : undefined);
  return 'problem' in all ? all : { value: all.value[0] };
}

function readAll(
  values: readonly string[],
  scalar: ScalarType | undefined,
): { readonly value: readonly unknown[] } | { readonly problem: string } {
  if (scalar !== ScalarType.BOOL) return { value: values };
  if (values.some((value) => value !== 'true' && value !== 'false')) return { problem: 'it must be true or false' };
  return { value: values.map((value) => value === 'true') };
}

const isTimestamp = (field: DescField): boolean =>
  field.fieldKind === 'message' && field.message.typeName === 'google.protobuf.Timestamp';
