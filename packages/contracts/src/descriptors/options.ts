import { type DescMessage, type DescMethod, getOption, hasOption, type Message, type Registry } from '@bufbuild/protobuf';
import type { GenExtension } from '@bufbuild/protobuf/codegenv2';
import type { MessageOptions, MethodOptions } from '@bufbuild/protobuf/wkt';

/** `tributary.options.v1.access` on a method (PERM-4). */
export interface AccessOption {
  readonly permission: string;
  readonly services: readonly string[];
  readonly public: boolean;
}

/** `tributary.options.v1.event` on a message (MSG-2). */
export interface EventOption {
  readonly type: string;
  readonly aggregate: string;
  readonly when: string;
}

/** `google.api.http` on a method, in its own shape. */
interface HttpOption {
  readonly pattern: { readonly case?: string; readonly value?: unknown };
  readonly body: string;
  readonly responseBody: string;
  readonly additionalBindings: readonly unknown[];
}

/** How a method is reached by REST. */
export interface HttpRule {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH';
  /** Template such as `/v1/leads/{lead_id}:claim`; names in braces are fields of the request, in proto spelling. */
  readonly path: string;
  /** `*`: the body is the whole request; a field's name: the body is that field; empty: there is no body. */
  readonly body: string;
}

export interface OptionReader {
  access(method: DescMethod): AccessOption | undefined;
  http(method: DescMethod): HttpRule | undefined;
  event(message: DescMessage): EventOption | undefined;
}

const httpMethods = { get: 'GET', put: 'PUT', post: 'POST', delete: 'DELETE', patch: 'PATCH' } as const;

/** Reads our options from descriptors; they are extensions, and so are found in the registry by name. */
export function optionReader(registry: Registry): OptionReader {
  const accessOption = optionOf<MethodOptions, AccessOption>(registry, 'tributary.options.v1.access');
  const httpOption = optionOf<MethodOptions, HttpOption>(registry, 'google.api.http');
  const eventOption = optionOf<MessageOptions, EventOption>(registry, 'tributary.options.v1.event');
  return {
    access: (method) => (hasOption(method, accessOption) ? getOption(method, accessOption) : undefined),
    http: (method) => (hasOption(method, httpOption) ? httpRule(method, getOption(method, httpOption)) : undefined),
    event: (message) => (hasOption(message, eventOption) ? getOption(message, eventOption) : undefined),
  };
}

function optionOf<Extendee extends Message, Shape>(registry: Registry, name: string): GenExtension<Extendee, Shape> {
  const extension = registry.getExtension(name);
  if (!extension) throw new Error(`proto/ has no option ${name}`);
  return extension as GenExtension<Extendee, Shape>;
}

function httpRule(method: DescMethod, { pattern, body, responseBody, additionalBindings }: HttpOption): HttpRule {
  const verb = pattern.case;
  if (!isHttpMethod(verb) || typeof pattern.value !== 'string' || responseBody || additionalBindings.length > 0) {
    throw new Error(`${method}: google.api.http takes one verb and path and no response_body here`);
  }
  return { method: httpMethods[verb], path: pattern.value, body };
}

const isHttpMethod = (verb: string | undefined): verb is keyof typeof httpMethods =>
  verb !== undefined && Object.hasOwn(httpMethods, verb);
