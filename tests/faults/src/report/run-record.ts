import { checkBounds } from '../invariants/check-bounds';
import { type InvariantId, invariantIds } from '../invariants/invariant';
import type { Observed } from '../invariants/observed';
import type { Load } from '../ledger/load';
import type { Part, StoreKind } from '../parts/part';
import type { Scenario } from '../scenarios/scenario';
import type { Tally } from '../scenarios/scene';
import type { Footprint } from '../stage/footprint';
import type { Stage } from '../stage/stage';

/** A line of the ledger file. */
export interface RunRecord {
  readonly scenario: string;
  readonly title: string;
  readonly store: StoreKind;
  readonly seed: string;
  readonly bug?: Part['bug'];
  readonly plan: unknown;
  readonly kills: number;
  /** How often each planned point was really hit. */
  readonly hits: Readonly<Record<string, number>>;
  readonly accepted: number;
  /** Commands that never got an answer. */
  readonly unknown: number;
  readonly effects: number;
  readonly violations: Readonly<Record<InvariantId, number>>;
  /** The first few of each. */
  readonly examples: readonly string[];
  /** Why the run proves nothing, though nothing was violated. */
  readonly shortcomings: readonly string[];
  readonly notes: readonly string[];
  readonly loadSeconds: number;
  /** From the end of the fault and of the load; null when it never came about. */
  readonly convergenceSeconds: number | null;
  /** The largest of the run's processes. */
  readonly footprint: Footprint;
}

export interface Facts {
  readonly scenario: Scenario;
  readonly store: StoreKind;
  readonly seed: string;
  readonly bug?: Part['bug'];
  readonly plan: unknown;
  readonly tally: Tally;
  readonly load: Load;
  readonly observed: Observed;
  readonly loadSeconds: number;
  readonly convergenceSeconds: number | undefined;
  readonly stage: Stage;
}

const examplesOfEach = 3;

export function makeRecord(facts: Facts): RunRecord {
  const { scenario, store, seed, bug, plan, tally, load, observed, convergenceSeconds, stage } = facts;
  const footprint = stage.processes.footprint();
  const violations = [...tally.violations, ...checkBounds(footprint, convergenceSeconds)];

  const of = (id: InvariantId) => violations.filter(({ invariant }) => invariant === id);
  return {
    scenario: scenario.id,
    title: scenario.title,
    store,
    seed,
    ...(bug && { bug }),
    plan,
    kills: tally.kills,
    hits: Object.fromEntries(tally.hits),
    accepted: load.ledger.accepted.length,
    unknown: load.ledger.unknown.length,
    effects: observed.effects.length,
    violations: Object.fromEntries(invariantIds.map((id) => [id, of(id).length])) as Record<InvariantId, number>,
    examples: invariantIds.flatMap((id) =>
      of(id)
        .slice(0, examplesOfEach)
        .map(({ what }) => `${id} ${what}`),
    ),
    shortcomings: [...tally.shortcomings, ...neverHit(tally), ...load.refused.map((what) => `refused: ${what}`).slice(0, 3)],
    notes: tally.notes,
    loadSeconds: Math.round(facts.loadSeconds * 10) / 10,
    convergenceSeconds: convergenceSeconds ?? null,
    footprint,
  };
}

const neverHit = ({ hits, missed }: Tally): string[] =>
  [...missed.keys()].filter((point) => !hits.has(point)).map((point) => `'${point}' was never hit`);

export const violationsOf = ({ violations }: RunRecord): number => invariantIds.reduce((sum, id) => sum + violations[id], 0);

export const isClean = (record: RunRecord): boolean => violationsOf(record) === 0 && record.shortcomings.length === 0;
