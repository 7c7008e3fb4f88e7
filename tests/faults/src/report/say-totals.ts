import { invariantIds, invariants } from '../invariants/invariant';
import { isClean, type RunRecord } from './run-record';

/** The goal of quality, on an idle machine. Seconds. */
const convergenceGoal = 30;

export function sayTotals(records: readonly RunRecord[], say: (line: string) => void): void {
  const sum = (of: (record: RunRecord) => number): number => records.reduce((total, record) => total + of(record), 0);
  const slowest = Math.max(0, ...records.map(({ convergenceSeconds }) => convergenceSeconds ?? Number.POSITIVE_INFINITY));
  say('');
  for (const id of invariantIds) say(`${id} ${invariants[id]}: ${sum(({ violations }) => violations[id]) || 'held'}`);
  say(
    `${records.filter(isClean).length} of ${records.length} runs clean · ${sum(({ kills }) => kills)} kills · ${sum(({ accepted }) => accepted)} commands accepted · ${sum(({ effects }) => effects)} effects · slowest convergence ${slowest} s (goal ${convergenceGoal} s)`,
  );
}
