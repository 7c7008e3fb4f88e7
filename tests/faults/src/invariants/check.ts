import type { Ledger } from '../ledger/ledger';
import type { InvariantId, Violation } from './invariant';
import type { Entry, Observed } from './observed';

/** I1 to I4 from the ledger and the stores; I5 as far as counting goes. */
export function check(ledger: Ledger, observed: Observed): Violation[] {
  const found: Violation[] = [];
  const report = (invariant: InvariantId, what: string): void => void found.push({ invariant, what });
  const changes = byKey(observed.changes);
  const effects = byKey(observed.effects);
  const asked = new Set([...ledger.accepted, ...ledger.unknown].map(({ key }) => key));

  for (const { key, aggregate, version } of ledger.accepted) {
    const [change] = changes.get(key) ?? [];
    if (!change) report('I1', `${key} was accepted and is not in the producer's store`);
    else if (change.version !== version || change.aggregate !== aggregate) {
      report('I3', `${key} was answered with version ${version}; the store says ${change.version}`);
    }
    if (!effects.has(key)) report('I1', `${key} was accepted and has no effect`);
  }
  for (const [key, list] of changes) {
    if (list.length > 1) report('I2', `${key} changed the producer's store ${list.length} times`);
    if (!asked.has(key)) report('I3', `nobody asked for ${key}, and it is in the producer's store`);
    // Committed, though its answer was lost for good: then it takes effect like any other.
    if (!effects.has(key) && !ledger.accepted.some((command) => command.key === key)) {
      report('I1', `${key} is committed and has no effect`);
    }
  }
  for (const [key, list] of effects) {
    if (list.length > 1) report('I2', `${key} took effect ${list.length} times`);
    if (!changes.has(key)) report('I3', `${key} took effect and never happened`);
  }
  allOrNothing(observed, report);
  inOrder(observed.effects, report);
  accountedFor(observed, effects.size, report);
  return found;
}

type Report = (invariant: InvariantId, what: string) => void;

function allOrNothing({ versions, changes, counters, effects }: Observed, report: Report): void {
  const history = byAggregate(changes);
  for (const aggregate of new Set([...versions.keys(), ...history.keys()])) {
    const seen = (history.get(aggregate) ?? []).map(({ version }) => version).sort((a, b) => a - b);
    const version = versions.get(aggregate) ?? 0;
    if (seen.length !== version || seen.some((each, index) => each !== index + 1)) {
      report('I3', `${aggregate} has version ${version} and the history ${summary(seen)}`);
    }
  }
  const applied = byAggregate(effects);
  for (const aggregate of new Set([...counters.keys(), ...applied.keys()])) {
    const [counted, listed] = [counters.get(aggregate) ?? 0, applied.get(aggregate)?.length ?? 0];
    if (counted !== listed) report('I3', `${aggregate} counts ${counted} effects and lists ${listed}`);
  }
}

/** Looks at first arrivals only: a repeat is doubled, not out of order. */
function inOrder(effects: readonly Entry[], report: Report): void {
  for (const [aggregate, list] of byAggregate(effects)) {
    const seen = new Set<number>();
    let last = 0;
    for (const { version } of list) {
      if (seen.has(version)) continue;
      seen.add(version);
      if (version < last) report('I4', `${aggregate}: version ${version} came after ${last}`);
      else if (version > last + 1) report('I4', `${aggregate}: version ${version} came right after ${last}`);
      last = Math.max(last, version);
    }
  }
}

/** Every change has one event, and every event is in one place. */
function accountedFor({ changes, outbox, queued, deadLetters }: Observed, applied: number, report: Report): void {
  const held = outbox + queued + deadLetters + applied;
  if (held !== changes.length) {
    report(
      'I5',
      `${changes.length} changes, but outbox ${outbox} + queues ${queued} + dead letters ${deadLetters} + effects ${applied} = ${held}`,
    );
  }
  if (outbox + queued + deadLetters > 0) {
    report('I5', `left over: outbox ${outbox}, queues ${queued}, dead letters ${deadLetters}`);
  }
}

const byKey = (entries: readonly Entry[]): Map<string, Entry[]> => grouped(entries, ({ key }) => key);
const byAggregate = (entries: readonly Entry[]): Map<string, Entry[]> => grouped(entries, ({ aggregate }) => aggregate);

function grouped(entries: readonly Entry[], by: (entry: Entry) => string): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(by(entry));
    if (group) group.push(entry);
    else groups.set(by(entry), [entry]);
  }
  return groups;
}

const summary = (versions: readonly number[]): string =>
  versions.length > 12 ? `${versions.slice(0, 12).join(' ')} … (${versions.length})` : versions.join(' ') || 'empty';
