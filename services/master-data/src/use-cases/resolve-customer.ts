import { type Actor, isRefusal, type Refusal } from '@tributary/service-kit';
import { type Customer, type CustomerFile, newCustomer, nextVersion } from '../domain/customer/customer';
import { type Cause, type CustomerEvent, created, updated } from '../domain/customer/customer-events';
import type { SurvivorshipPolicy } from '../domain/customer/golden-record';
import type { Evidence } from '../domain/matching/compare';
import { type Candidate, decideMatch, type MatchDecision } from '../domain/matching/decide-match';
import { matchKeys, sourceKey } from '../domain/matching/match-keys';
import { homeAmong, type KeyHolder, type Neighbourhood, nearest, strengthAmong } from '../domain/matching/neighbourhood';
import { profileOf } from '../domain/matching/profile';
import { type Fingerprint, normaliseRecord, type RecordRefusal } from '../domain/party/normalise-record';
import type { NormalisedRecord, RecordFlag } from '../domain/party/normalised-record';
import type { SourceRecord } from '../domain/party/source-record';
import { openReviewTask, type ReviewTaskChange } from '../domain/review-task';

/** What a channel is answered about a record (MD-2). */
export interface Resolution {
  readonly customerId: string;
  readonly outcome: MatchDecision['outcome'];
  readonly probability: number;
  readonly evidence: readonly Evidence[];
  readonly modelVersion: string;
  readonly recordId: string;
  readonly reviewTaskId?: string;
  readonly flags: readonly RecordFlag[];
}

/** A record on its way into the store, with everything it is found and answered by. */
export interface ReceivedRecord {
  readonly source: SourceRecord;
  readonly normalised: NormalisedRecord;
  readonly keys: readonly string[];
  readonly homeId: string;
  readonly resolution: Resolution;
  readonly receivedAt: Date;
}

/** What resolving needs of the store, inside one transaction that reaches every customer. */
export interface ResolutionDesk {
  /** From here to the end of the transaction nobody else resolves a record of this channel id or with one of these keys. */
  queueFor(source: SourceRecord, keys: readonly string[]): Promise<void>;
  /** How this very version was answered before, with the customer that stands for it now. */
  earlierAnswer(source: SourceRecord): Promise<Resolution | Refusal<'source-record.version-reused'> | undefined>;
  neighbourhood(keys: readonly string[]): Promise<Neighbourhood>;
  /** Locked until the end if it is still at this version, as it was compared; otherwise undefined and not locked. */
  holdAt(customerId: string, version: number): Promise<CustomerFile | undefined>;
  add(customer: Customer, event: CustomerEvent, at: Date): Promise<void>;
  save(customer: Customer, event: CustomerEvent, at: Date): Promise<void>;
  keep(record: ReceivedRecord): Promise<void>;
  /** Unless the two were asked about before, under whatever ids; undefined then. */
  ask(change: ReviewTaskChange): Promise<string | undefined>;
}

export interface Needs {
  readonly atTheDesk: <T>(actor: Actor, work: (desk: ResolutionDesk) => Promise<T>) => Promise<T>;
  readonly fingerprint: Fingerprint;
  readonly policy: () => SurvivorshipPolicy;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** MD-1, MD-2: keeps the record and says whose it is. */
export const makeResolveCustomer =
  ({ atTheDesk, fingerprint, policy, now, newId }: Needs) =>
  async (actor: Actor, source: SourceRecord): Promise<Resolution | RecordRefusal | Refusal<'source-record.version-reused'>> => {
    const normalised = normaliseRecord(source, fingerprint, now());
    if (isRefusal(normalised)) return normalised;
    const { record, flags } = normalised;
    const keys = matchKeys(record);

    return atTheDesk(actor, async (desk) => {
      // Sent together: the answer is looked for when the queue has been passed.
      const [, earlier] = await Promise.all([desk.queueFor(source, keys), desk.earlierAnswer(source)]);
      if (earlier) return earlier;

      const { decision, holders, file } = await decide(desk, record, keys);
      const cause: Cause = { recordId: newId(), record };
      const at = now();
      const customerId = file?.customer.id ?? newId();
      const homeId = file ? homeAmong(sourceKey(record), holders, customerId) : customerId;
      const kept = { id: cause.recordId, homeId, record };

      if (file) {
        const next = nextVersion(file.customer, { ...file, records: [...file.records, kept] }, policy());
        await desk.save(next, updated(next, file.customer.golden, at, cause), at);
      } else {
        const fresh = newCustomer(customerId, record.kind, { records: [kept], pins: [] }, policy());
        await desk.add(fresh, created(fresh, at, cause), at);
      }

      const question = questionOf(decision, customerId);
      const task =
        question && openReviewTask(newId(), [customerId, question.otherId], { ...question, ...about(decision, cause) }, at);
      const reviewTaskId = task && (await desk.ask(task));
      const { outcome, probability, evidence, modelVersion } = decision;
      const resolution: Resolution = {
        customerId,
        outcome,
        probability,
        evidence,
        modelVersion,
        recordId: cause.recordId,
        ...(reviewTaskId && { reviewTaskId }),
        flags,
      };
      await desk.keep({ source, normalised: record, keys, homeId, resolution, receivedAt: at });
      return resolution;
    });
  };

interface Decided {
  readonly decision: MatchDecision;
  readonly holders: readonly KeyHolder[];
  /** The matching customer, locked and unchanged since it was compared. */
  readonly file: CustomerFile | undefined;
}

/** Merges and splits do not queue for keys: a candidate that changed while it was compared is compared again. */
async function decide(desk: ResolutionDesk, record: NormalisedRecord, keys: readonly string[]): Promise<Decided> {
  for (;;) {
    const { holders, profiles } = await desk.neighbourhood(keys);
    const candidates = nearest(holders).flatMap((customerId): Candidate[] => {
      const known = profiles.get(customerId);
      return known ? [{ customerId, profile: known.profile }] : [];
    });
    const decision = decideMatch(profileOf(record.kind, [record]), candidates, strengthAmong(record.kind, holders));
    if (decision.outcome !== 'match' || decision.customerId === undefined) return { decision, holders, file: undefined };
    const file = await desk.holdAt(decision.customerId, profiles.get(decision.customerId)?.version ?? 0);
    if (file) return { decision, holders, file };
  }
}

interface Question {
  readonly otherId: string;
  readonly probability: number;
  readonly evidence: readonly Evidence[];
}

/** Whom a person must compare the record's customer with: the one it may be, or a second one it fits as well. */
function questionOf({ outcome, customerId, probability, evidence, rival }: MatchDecision, ownId: string): Question | undefined {
  if (outcome === 'possible' && customerId) return { otherId: customerId, probability, evidence };
  return rival && rival.customerId !== ownId ? { otherId: rival.customerId, ...rival } : undefined;
}

const about = ({ modelVersion }: MatchDecision, { recordId }: Cause) => ({ modelVersion, recordId });
