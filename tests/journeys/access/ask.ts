import { toBinary } from '@bufbuild/protobuf';
import { type MethodFacts, messageType, readJson } from '@tributary/contracts';
import type { Body } from '../support/api';
import type { GrpcDoors } from '../support/grpc-doors';

/** What a caller gets to see of an answer, without what differs from call to call. */
export interface Answer {
  readonly code: string;
  /** The refusal's details, or the reply. */
  readonly seen: string;
}

/** The same request, as proto3 JSON, through the gateway. */
export async function askByRest(url: string, method: MethodFacts, request: Body, token: string): Promise<Answer> {
  const { verb, path, body } = restRequest(method, request);
  const headers = { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) };
  const answer = await fetch(`${url}${path}`, {
    method: verb,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const { traceId: _, ...shown } = (await answer.json()) as Body;
  return { code: answer.ok ? 'ok' : shown.code, seen: JSON.stringify(shown) };
}

/** And past it. */
export async function askByGrpc(doors: GrpcDoors, method: MethodFacts, request: Body, token: string): Promise<Answer> {
  const bytes = toBinary(messageType(method.input), readJson(method.input, request));
  const answer = await doors.answerOf(method, bytes, { authorization: `Bearer ${token}` });
  return { code: answer.code, seen: answer.code === 'ok' ? answer.bytes.toString('latin1') : JSON.stringify(answer.details) };
}

/** As `google.api.http` says: what stands in the path leaves the body, and a method without a body takes the rest as query. */
function restRequest({ http, path: name }: MethodFacts, request: Body) {
  if (!http) throw new Error(`${name} is not reached by REST`);
  const rest = { ...request };
  const path = http.path.replace(/\{([^}]+)\}/g, (_, field: string) => {
    const key = field.replace(/_([a-z])/g, (_underscore, letter: string) => letter.toUpperCase());
    const value = rest[key];
    delete rest[key];
    return encodeURIComponent(String(value));
  });
  if (http.body !== '') return { verb: http.method, path, body: http.body === '*' ? rest : rest[http.body] };
  return { verb: http.method, path: `${path}?${new URLSearchParams(rest)}`, body: undefined };
}
