import { type DescMessage, fromBinary, fromJson, type Registry, toBinary, toJson } from '@bufbuild/protobuf';
import { impossibleDay } from '@tributary/contracts';
import type { Failure } from '../domain/problem';
import { type HttpRequestParts, type Json, readRequest } from '../domain/read-request';
import type { Route } from '../domain/route-table';

/** What a call carries beside its message. */
export interface CallFacts {
  /** Of the employee or integration; absent for the public. */
  readonly actingToken?: string;
  readonly idempotencyKey?: string;
  /** Address of the person or system at the outer edge. */
  readonly originIp: string;
  readonly signal: AbortSignal;
}

export type CallAnswer = { readonly bytes: Uint8Array } | { readonly failure: Failure };

/** Carries one request message, as bytes, to the service that owns the method. Throws for bugs only. */
export type CallService = (method: string, bytes: Uint8Array, facts: CallFacts) => Promise<CallAnswer>;

export type OperationAnswer = { readonly json: Json; readonly version: number | undefined } | { readonly failure: Failure };

export type InvokeOperation = (route: Route, parts: HttpRequestParts, facts: CallFacts) => Promise<OperationAnswer>;

/** REST in, gRPC out: the one way in which every operation is served, straight from the descriptors. */
export const makeInvokeOperation =
  ({ registry, callService }: { readonly registry: Registry; readonly callService: CallService }): InvokeOperation =>
  async (route, parts, facts) => {
    const input = messageOf(registry, route.input);
    const read = readRequest(input, route.body, parts);
    if ('problem' in read) return malformed(read.field, read.problem);

    let bytes: Uint8Array;
    try {
      bytes = toBinary(input, fromJson(input, read.json as never, { registry, ignoreUnknownFields: false }));
    } catch (error) {
      return malformed(...whatIsWrong(error));
    }
    const impossible = impossibleDay(input, read.json);
    if (impossible) return malformed(impossible.field, 'there is no such day');

    const answer = await callService(route.method, bytes, facts);
    if ('failure' in answer) return answer;

    const output = messageOf(registry, route.output);
    const json = toJson(output, fromBinary(output, answer.bytes), { registry, alwaysEmitImplicit: true }) as Json;
    return { json, version: versionOf(json) };
  };

function messageOf(registry: Registry, typeName: string): DescMessage {
  const message = registry.getMessage(typeName);
  if (!message) throw new Error(`no descriptor of ${typeName}`);
  return message;
}

const malformed = (field: string, message: string): { readonly failure: Failure } => ({
  failure: { code: 'request.malformed', fields: [{ field, message }] },
});

/** The library's message reads: `cannot decode field tributary.leads.v1.X.y from JSON: expected …`. */
function whatIsWrong(error: unknown): [field: string, message: string] {
  const text = error instanceof Error ? error.message : '';
  const match = /field \S*\.([a-z0-9_]+) from JSON: (.*)$/s.exec(text);
  if (match) return [camelCase(match[1] as string), match[2] as string];
  return ['', text.replace(/^cannot decode (message )?\S+ from JSON: /, '')];
}

const camelCase = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** For the ETag (GW-1). */
function versionOf(json: Json): number | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const version = (json as Readonly<Record<string, Json>>)['version'];
  return typeof version === 'number' && version > 0 ? version : undefined;
}
