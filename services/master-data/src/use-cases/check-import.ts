import { type Actor, isRefusal } from '@tributary/service-kit';
import type { Evidence } from '../domain/matching/compare';
import { type Candidate, decideMatch } from '../domain/matching/decide-match';
import { matchKeys } from '../domain/matching/match-keys';
import {
  byKey,
  type KeyHolder,
  type KnownProfile,
  type Neighbourhood,
  nearest,
  strengthAmong,
} from '../domain/matching/neighbourhood';
import { type Profile, profileOf } from '../domain/matching/profile';
import { type Fingerprint, normaliseRecord } from '../domain/party/normalise-record';
import type { SourceRecord } from '../domain/party/source-record';

/** A row as sent, or what its schema finds wrong with it. */
export type ImportRow = { readonly source: SourceRecord } | InvalidRow;

export interface InvalidRow {
  readonly problems: readonly RowProblem[];
}

export interface RowProblem {
  /** In proto3 JSON spelling, within the record. */
  readonly field: string;
  readonly code: string;
}

export interface RowVerdict {
  readonly verdict: 'new' | 'existing' | 'possible' | 'invalid';
  /** The customer it is (existing) or may be (possible); '' where none, or where it is one of an earlier row. */
  readonly customerId: string;
  /** 1-based number of an earlier row that it repeats; 0 where none. */
  readonly sameAsRow: number;
  readonly probability: number;
  readonly evidence: readonly Evidence[];
  readonly modelVersion: string;
  readonly problems: readonly RowProblem[];
}

/** What checking needs of the store; it reaches every customer and writes nothing. */
export interface LookingDesk {
  neighbourhood(keys: readonly string[]): Promise<Neighbourhood>;
}

export interface Needs {
  readonly looking: <T>(actor: Actor, work: (desk: LookingDesk) => Promise<T>) => Promise<T>;
  readonly fingerprint: Fingerprint;
  readonly now: () => Date;
}

interface ReadRow {
  readonly number: number;
  readonly keys: readonly string[];
  readonly profile: Profile;
  readonly problems: readonly RowProblem[];
}

/** MD-8: what resolving each row would find, earlier rows of the same import included; writes nothing. */
export const makeCheckImport =
  ({ looking, fingerprint, now }: Needs) =>
  async (actor: Actor, rows: readonly ImportRow[]): Promise<readonly RowVerdict[]> => {
    const read = rows.map((row, index) => readRow(row, index + 1, fingerprint, now()));
    const valid = read.filter((row) => 'profile' in row);
    const keys = [...new Set(valid.flatMap((row) => row.keys))];
    const { holders, profiles } = await looking(actor, (desk) => desk.neighbourhood(keys));
    const known: Known = { holders: byKey(holders), profiles };

    const earlier = new EarlierRows();
    return read.map((row): RowVerdict => {
      if (!('profile' in row)) return { ...nobody, verdict: 'invalid', problems: row.problems };
      const verdict = judge(row, known, earlier);
      if (verdict.sameAsRow === 0) earlier.add(row);
      return verdict;
    });
  };

interface Known {
  readonly holders: ReadonlyMap<string, readonly KeyHolder[]>;
  readonly profiles: ReadonlyMap<string, KnownProfile>;
}

function readRow(row: ImportRow, number: number, fingerprint: Fingerprint, now: Date): ReadRow | InvalidRow {
  if ('problems' in row) return row;
  const normalised = normaliseRecord(row.source, fingerprint, now);
  if (isRefusal(normalised)) {
    return { problems: [{ field: (normalised.field ?? '').replace(/^record\.?/, ''), code: normalised.refused }] };
  }
  const { record, flags } = normalised;
  return { number, keys: matchKeys(record), profile: profileOf(record.kind, [record]), problems: flags };
}

function judge({ keys, profile, problems }: ReadRow, known: Known, earlier: EarlierRows): RowVerdict {
  const holders = [...keys.flatMap((key) => known.holders.get(key) ?? []), ...earlier.holdersOf(keys)];
  const candidates = nearest(holders).flatMap((customerId): Candidate[] => {
    const its = known.profiles.get(customerId)?.profile ?? earlier.profile(customerId);
    return its ? [{ customerId, profile: its }] : [];
  });
  const decision = decideMatch(profile, candidates, strengthAmong(profile.kind, holders));
  const { outcome, customerId = '', probability, evidence, modelVersion } = decision;
  const sameAsRow = outcome === 'match' ? earlier.numberOf(customerId) : 0;
  return {
    verdict: outcome === 'match' ? 'existing' : outcome,
    customerId: earlier.numberOf(customerId) > 0 ? '' : customerId,
    sameAsRow,
    probability,
    evidence,
    modelVersion,
    problems,
  };
}

const nobody = { customerId: '', sameAsRow: 0, probability: 0, evidence: [], modelVersion: '' };

/** Rows already judged stand in for the customers they would become. */
class EarlierRows {
  private readonly rows = new Map<string, ReadRow>();
  private readonly holders = new Map<string, KeyHolder[]>();

  add(row: ReadRow): void {
    const id = `row ${row.number}`;
    this.rows.set(id, row);
    for (const key of row.keys) this.holders.set(key, [...(this.holders.get(key) ?? []), { key, homeId: id, customerId: id }]);
  }

  holdersOf = (keys: readonly string[]): readonly KeyHolder[] => keys.flatMap((key) => this.holders.get(key) ?? []);
  profile = (id: string): Profile | undefined => this.rows.get(id)?.profile;
  numberOf = (id: string): number => this.rows.get(id)?.number ?? 0;
}
