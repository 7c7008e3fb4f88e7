import type { Actor } from '@tributary/service-kit';
import type { ClientSession, Collection } from 'mongoose';
import sift from 'sift';
import { both, type RawFilter, type RowScope, scopeFilter } from './scope-filter';
import { type Stage, scopedPipeline } from './scoped-pipeline';
import { actorOf } from './session-actor';
import { UnscopedQuery } from './unscoped-query';

interface Options {
  readonly session?: ClientSession | null;
  readonly actor?: Actor;
  readonly joins?: readonly string[];
  readonly upsert?: boolean;
  readonly [other: string]: unknown;
}

/** Everything a guarded operation is judged by. */
interface Guarded {
  readonly collection: string;
  readonly scope: RawFilter;
  readonly options: Options;
}

/** The operation's arguments, its options left out, as they may go to the driver. */
type Guard = (args: readonly unknown[], guarded: Guarded) => readonly unknown[];

const filtered: Guard = ([filter], { scope }) => [both(scope, filter as RawFilter)];

const updated: Guard = ([filter, update], { collection, scope, options }) => {
  if (options.upsert) throw new UnscopedQuery(collection, 'an upsert may hit a document that its actor cannot see');
  return [both(scope, filter as RawFilter), update];
};

const inserted: Guard = ([documents], { collection, scope }) => {
  const within = sift(scope);
  if (![documents].flat().every((document) => within(document))) {
    throw new UnscopedQuery(collection, 'a new document is out of its actor’s reach');
  }
  return [documents];
};

const refused: Guard = (_args, { collection }) => {
  throw new UnscopedQuery(collection, 'this operation cannot be scoped');
};

const bulk: Guard = ([operations], guarded) => [
  (operations as Record<string, Record<string, unknown>>[]).map((operation) =>
    Object.fromEntries(Object.entries(operation).map(([kind, argument]) => [kind, bulkOperation(kind, argument, guarded)])),
  ),
];

function bulkOperation(kind: string, argument: Record<string, unknown>, guarded: Guarded): Record<string, unknown> {
  const { filter, document, upsert } = argument;
  if (kind === 'insertOne') return { ...argument, document: inserted([document], guarded)[0] };
  const [scoped] = updated([filter], { ...guarded, options: { upsert: Boolean(upsert) } });
  return { ...argument, filter: scoped };
}

const aggregated: Guard = ([pipeline], { collection, scope, options }) => [
  scopedPipeline(collection, (pipeline ?? []) as Stage[], scope, options.joins ?? []),
];

/** Each operation that touches documents, with the place of its options among the arguments. */
const guards: Readonly<Record<string, readonly [optionsAt: number, guard: Guard]>> = {
  find: [1, filtered],
  findOne: [1, filtered],
  count: [1, filtered],
  countDocuments: [1, filtered],
  deleteOne: [1, filtered],
  deleteMany: [1, filtered],
  findOneAndDelete: [1, filtered],
  distinct: [2, ([field, filter], { scope }) => [field, both(scope, filter as RawFilter)]],
  updateOne: [2, updated],
  updateMany: [2, updated],
  replaceOne: [2, updated],
  findOneAndUpdate: [2, updated],
  findOneAndReplace: [2, updated],
  insertOne: [1, inserted],
  insertMany: [1, inserted],
  bulkWrite: [1, bulk],
  aggregate: [1, aggregated],
  watch: [1, refused],
  estimatedDocumentCount: [0, refused],
  initializeOrderedBulkOp: [0, refused],
  initializeUnorderedBulkOp: [0, refused],
};

const guardedBy = new WeakMap<Collection, RowScope>();

/** These answer with a cursor, stream or builder at once; all others with a promise. */
const immediate = new Set(['find', 'aggregate', 'watch', 'initializeOrderedBulkOp', 'initializeUnorderedBulkOp']);

/** Replaces the operations of one collection, on one connection, by guarded ones. */
export function guardCollection(collection: Collection, scope: RowScope): void {
  const earlier = guardedBy.get(collection);
  // Mongoose announces a model more than once; a second guard would miss the actor that the first takes out.
  if (earlier === scope) return;
  if (earlier) throw new Error(`collection ${collection.name} has two models with different row scopes`);
  guardedBy.set(collection, scope);

  const operations = collection as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const [name, [optionsAt, guard]] of Object.entries(guards)) {
    const operation = operations[name];
    if (!operation) continue;

    const guarded = (args: unknown[]): unknown => {
      const { actor: named, joins, ...options } = (args[optionsAt] ?? {}) as Options;
      const actor = named ?? actorOf(options.session);
      if (!actor)
        throw new UnscopedQuery(collection.name, `${name} has neither a transaction’s session nor the option \`actor\``);
      const reached = scopeFilter(scope, actor);
      const given = args.slice(0, optionsAt);
      const scoped = reached
        ? guard(given, { collection: collection.name, scope: reached, options: { ...options, ...(joins && { joins }) } })
        : given;
      return operation.call(collection, ...scoped, options);
    };
    operations[name] = immediate.has(name) ? (...args) => guarded(args) : async (...args) => guarded(args);
  }
}

/** For the test that asks whether a driver has learnt an operation that nobody guards. */
export const guardedOperations: readonly string[] = Object.keys(guards);
