import { invariantIds } from '../invariants/invariant';
import { isClean, type RunRecord } from './run-record';

/** What a person wants to read of a run. */
export function describeRun(label: string, record: RunRecord): string[] {
  const { kills, hits, accepted, effects, violations, convergenceSeconds, loadSeconds, footprint } = record;
  const broken = invariantIds.filter((id) => violations[id] > 0).map((id) => `${id} ×${violations[id]}`);
  const converged = convergenceSeconds === null ? 'never converged' : `converged in ${convergenceSeconds} s`;
  const facts = [
    ...[`${kills} kills`, ...Object.entries(hits).map(([point, times]) => `'${point}' ${times}×`)],
    ...[`${accepted} accepted`, `${effects} effects`, broken.join(', ') || 'no violation'],
    ...[`${loadSeconds} s of load`, converged, `largest process ${footprint.megabytes} MB`],
  ];
  return [
    `${isClean(record) ? '✔' : '✘'} ${label}: ${facts.join(' · ')}`,
    ...record.examples.map((example) => `    ${example}`),
    ...record.shortcomings.map((shortcoming) => `    proves nothing: ${shortcoming}`),
    ...record.notes.map((note) => `    ${note}`),
  ];
}
