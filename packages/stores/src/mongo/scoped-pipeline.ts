import { both, type RawFilter } from './scope-filter';
import { UnscopedQuery } from './unscoped-query';

export type Stage = Readonly<Record<string, unknown>>;

/** Stages that see nothing but the documents that come to them. A stage that is not named here is refused. */
const contained = new Set([
  '$addFields',
  '$bucket',
  '$bucketAuto',
  '$count',
  '$densify',
  '$facet',
  '$fill',
  '$group',
  '$limit',
  '$match',
  '$project',
  '$redact',
  '$replaceRoot',
  '$replaceWith',
  '$sample',
  '$set',
  '$setWindowFields',
  '$skip',
  '$sort',
  '$sortByCount',
  '$unset',
  '$unwind',
]);

/** Where a stage names the other collection that it reads or writes. */
const otherCollection: Readonly<Record<string, (argument: Record<string, unknown>) => unknown>> = {
  $lookup: ({ from }) => from,
  $graphLookup: ({ from }) => from,
  $unionWith: (argument) => (typeof argument === 'string' ? argument : argument['coll']),
};

/**
 * The pipeline over those documents only that `scope` lets through. Collections in `joins` may be looked up as well, in
 * full: whoever names one answers for what it shows.
 */
export function scopedPipeline(
  collection: string,
  pipeline: readonly Stage[],
  scope: RawFilter,
  joins: readonly string[],
): readonly Stage[] {
  const [first, ...rest] = pipeline;
  // $geoNear must come first; it brings its own filter.
  const near = first?.['$geoNear'] as Record<string, unknown> | undefined;
  checkStages(collection, near ? rest : pipeline, joins);
  if (!near) return [{ $match: scope }, ...pipeline];
  return [{ $geoNear: { ...near, query: both(scope, near['query'] as RawFilter | undefined) } }, ...rest];
}

function checkStages(collection: string, pipeline: readonly Stage[], joins: readonly string[]): void {
  for (const stage of pipeline) {
    for (const [name, argument] of Object.entries(stage)) {
      const other = otherCollection[name]?.(argument as Record<string, unknown>);
      if (other === undefined && !contained.has(name)) throw new UnscopedQuery(collection, `${name} cannot be scoped`);
      if (other !== undefined && !joins.includes(String(other))) {
        throw new UnscopedQuery(collection, `${name} reads ${String(other)}; name it in the option \`joins\``);
      }
      for (const inner of innerPipelines(name, argument)) checkStages(collection, inner, joins);
    }
  }
}

function innerPipelines(name: string, argument: unknown): readonly Stage[][] {
  if (name === '$facet') return Object.values(argument as Record<string, Stage[]>);
  const { pipeline } = (argument ?? {}) as { pipeline?: Stage[] };
  return name in otherCollection && pipeline ? [pipeline] : [];
}
