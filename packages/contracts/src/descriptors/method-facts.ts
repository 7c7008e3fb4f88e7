import type { DescMethod } from '@bufbuild/protobuf';
import { MethodOptions_IdempotencyLevel as IdempotencyLevel } from '@bufbuild/protobuf/wkt';
import { serviceOf } from '../service-names';
import { lazily } from './lazily';
import { type HttpRule, optionReader } from './options';
import { registry } from './registry';

/** What proto/ says of a gRPC method. */
export interface MethodFacts {
  /** As on the wire: `/tributary.leads.v1.LeadService/ClaimLead`. */
  readonly path: string;
  /** The service that answers it, such as `master-data`. */
  readonly service: string;
  /** What an employee or an integration needs; undefined: neither may call it. */
  readonly permission: string | undefined;
  /** Services that may call it on their own behalf. */
  readonly services: readonly string[];
  /** Anybody may call it, signed in or not. */
  readonly public: boolean;
  /** Undefined: there is no way to it by REST. */
  readonly http: HttpRule | undefined;
  /** Full names of the request and the answer, as `messageType` takes them. */
  readonly input: string;
  readonly output: string;
  readonly kind: DescMethod['methodKind'];
  /** May be repeated without an idempotency key: it reads, or `idempotency_level` says so. */
  readonly idempotent: boolean;
}

/** PERM-4: somebody wrote a method and did not say who may call it. */
export class AccessNotDeclared extends Error {
  constructor(path: string) {
    super(`${path} does not say who may call it; give it the option tributary.options.v1.access`);
    this.name = 'AccessNotDeclared';
  }
}

const methods = lazily(
  () =>
    new Map(
      [...registry()]
        .filter((type) => type.kind === 'service')
        .flatMap((service) => service.methods)
        .map((method) => [pathOf(method), method]),
    ),
);

const known = new Map<string, MethodFacts>();

/** Undefined for what is not in proto/, such as health checks. @throws AccessNotDeclared */
export function methodFacts(path: string): MethodFacts | undefined {
  const method = methods().get(path);
  const facts = known.get(path) ?? (method && factsOf(method));
  if (facts) known.set(path, facts);
  return facts;
}

/** @throws AccessNotDeclared */
export const allMethods = (): readonly MethodFacts[] => [...methods().keys()].flatMap((path) => methodFacts(path) ?? []);

const options = lazily(() => optionReader(registry()));

const pathOf = (method: DescMethod): string => `/${method.parent.typeName}/${method.name}`;

function factsOf(method: DescMethod): MethodFacts {
  const path = pathOf(method);
  const access = options().access(method);
  if (!access || !(access.public || access.permission || access.services.length > 0)) throw new AccessNotDeclared(path);
  const http = options().http(method);
  return {
    path,
    service: serviceOf(method.parent.file.proto.package),
    permission: access.permission || undefined,
    services: access.services,
    public: access.public,
    http,
    input: method.input.typeName,
    output: method.output.typeName,
    kind: method.methodKind,
    idempotent: http?.method === 'GET' || method.idempotency !== IdempotencyLevel.IDEMPOTENCY_UNKNOWN,
  };
}
