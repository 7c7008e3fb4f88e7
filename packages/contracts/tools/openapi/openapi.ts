import type { DescMessage } from '@bufbuild/protobuf';
import type { Image } from '../buf';
import { commentOf } from '../schemas/comments';
import { type Schema, withoutBlanks } from '../schemas/json-schema';
import { makeSchemaBook } from '../schemas/schema-book';
import { headerParameterSchemas, responseHeaderSchemas } from './headers';
import { operationOf, tagOf } from './operation';
import { problemResponseSchemas, problemSchemas } from './problems';
import { type RestMethod, restMethods } from './rest-methods';

const description = `Many channels, one customer.

Answers are JSON as proto3 writes it: names in camelCase, instants in UTC, 64-bit integers and exact amounts as strings. \
Lists are read page by page: send \`nextCursor\` of one answer as \`page.cursor\` of the next request, until it is empty. \
Give every POST an \`Idempotency-Key\`, then it can safely be sent again.`;

/** OpenAPI 3.1 of everything that proto/ maps to REST. */
export function writeOpenApi(image: Image): Schema {
  const methods = restMethods(image);
  refuseTwins(methods);
  const sent = messagesReachedFrom(methods.map(({ method }) => method.input));
  const book = makeSchemaBook((message) => !sent.has(message.typeName));
  const paths = pathsOf(methods.map((rest) => [rest, operationOf(rest, book)]));
  return {
    openapi: '3.1.1',
    info: {
      title: 'Tributary',
      version: 'v1',
      description,
      license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, { session: [] }],
    tags: tagsOf(methods),
    paths,
    components: {
      schemas: { ...problemSchemas, ...book.schemas() },
      responses: problemResponseSchemas,
      parameters: headerParameterSchemas,
      headers: responseHeaderSchemas,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'From `POST /v1/tokens`; for systems.' },
        session: { type: 'apiKey', in: 'cookie', name: 'tributary_session', description: 'After signing in; for the console.' },
      },
    },
  };
}

function pathsOf(operations: readonly (readonly [RestMethod, Schema])[]): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const [{ path, http }, operation] of operations) {
    paths[path] = { ...paths[path], [http.method.toLowerCase()]: operation };
  }
  return paths;
}

function tagsOf(methods: readonly RestMethod[]): readonly Schema[] {
  const tags = new Map(
    methods.map((rest) => [tagOf(rest), withoutBlanks({ name: tagOf(rest), description: commentOf(rest.method.parent) })]),
  );
  return [...tags.values()].sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1));
}

/** Names of all messages that may stand in a request. In an answer the gateway writes every field, in a request nobody need. */
function messagesReachedFrom(roots: readonly DescMessage[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (message: DescMessage): void => {
    if (reached.has(message.typeName)) return;
    reached.add(message.typeName);
    for (const field of message.fields) if (field.message) visit(field.message);
  };
  roots.forEach(visit);
  return reached;
}

/** Clients name their functions after the operations. */
function refuseTwins(methods: readonly RestMethod[]): void {
  const names = methods.map(({ method }) => method.localName);
  const twin = names.find((name, index) => names.indexOf(name) !== index);
  if (twin) throw new Error(`two methods with a REST mapping are called ${twin}; give one of them a name of its own`);
}
