import {
  type Actor,
  isRefusal,
  type Log,
  type OpenSpan,
  openSpan,
  type Refusal,
  spanNames,
  stepLeaseSeconds,
} from '@tributary/service-kit';
import { type Intake, type IntakeChange, type Resolution, reject, resolve } from '../../domain/intake/intake';
import type { LeadPolicy } from '../../domain/policy';
import { acceptIntake, type IntakeDesk, type Ready } from './accept-intake';

export interface LeasedIntake {
  readonly intake: Intake;
  /** How often it was tried in vain. */
  readonly attempts: number;
}

/** Intakes that wait to be worked on. A lease keeps others away; what keeps them out is the intake's version. */
export interface IntakeQueue {
  /** Due ones, those of imports last. They are due again at `until`, unless they are settled by then. */
  lease(limit: number, now: Date, until: Date): Promise<readonly LeasedIntake[]>;
  /** Stores how far it has come, unless somebody else has gone on with it. */
  postpone(before: Intake, after: Intake, attempts: number, until: Date): Promise<void>;
}

export interface Needs {
  readonly queue: IntakeQueue;
  /** Whose record it is, by master-data; a refusal says that the record can never be resolved. Throws when it may be tried again. */
  readonly resolveCustomer: (intake: Intake) => Promise<Resolution | Refusal>;
  readonly atTheIntakeDesk: <T>(
    actor: Actor,
    work: (desk: IntakeDesk & { reject(before: Intake, change: IntakeChange): Promise<void> }) => Promise<T>,
  ) => Promise<T>;
  readonly policy: () => Promise<LeadPolicy>;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly service: Actor;
  readonly log: Log;
}

const batchSize = 40;
/** After so many the caller may stop. */
const mostBatches = 10;
const mostAttempts = 20;
const longestPauseSeconds = 300;

/** One intake on its way, with the span that tells of all of it. */
interface Settling extends LeasedIntake {
  readonly span: OpenSpan;
}

interface Decidable extends Settling {
  readonly ready: Ready;
}

interface Batch {
  readonly taken: number;
  readonly ready: readonly Decidable[];
}

const nothing: Batch = { taken: 0, ready: [] };

/**
 * LD-1: takes what is due, and brings each intake to its end: the customers are asked for outside any transaction, and
 * master-data answers the same however often it is asked; then come the outcomes, all in one transaction. Killed at any
 * line, the next one finds each intake either as it was or at its end.
 *
 * One transaction, because they want the same thing: a rule gives each lead to the rep who has waited longest. Decided at
 * the same time all would choose one rep, and of those that do only one can commit. While one batch is decided the customers
 * of the next are asked for. Returns how many were looked at.
 */
export function makeSettleIntakes(needs: Needs): () => Promise<number> {
  const { queue, now, log } = needs;

  async function settleDue(): Promise<number> {
    let batch = await takeAndAsk();
    let count = batch.taken;
    for (let batches = 1; batch.taken > 0; batches += 1) {
      const [next] = await Promise.all([batches < mostBatches ? takeAndAsk() : nothing, decideAll(batch.ready)]);
      batch = next;
      count += batch.taken;
    }
    return count;
  }

  async function takeAndAsk(): Promise<Batch> {
    const leased = await queue.lease(batchSize, now(), inSeconds(now(), stepLeaseSeconds));
    const due = leased.map((one) => ({
      ...one,
      span: openSpan(spanNames.settleIntake, {}, { causedBy: one.intake.traceparent }),
    }));
    const asked = await Promise.all(due.map(askWhose));
    return { taken: due.length, ready: asked.filter((one) => one !== undefined) };
  }

  async function decideAll(ready: readonly Decidable[]): Promise<void> {
    try {
      await decide(ready);
    } finally {
      for (const { span } of ready) span.end();
    }
  }

  /** Undefined when it ended here, or has to wait. */
  async function askWhose(settling: Settling): Promise<Decidable | undefined> {
    const { intake, span } = settling;
    const ready = await span.within(() => readyOrRejected(intake)).catch((error: unknown) => failed(settling, error));
    if (ready) return { ...settling, ready };
    span.end();
    return undefined;
  }

  async function readyOrRejected(intake: Intake): Promise<Ready | undefined> {
    const resolution = intake.resolution ?? (await needs.resolveCustomer(intake));
    if (isRefusal(resolution)) {
      await rejectWith(intake, resolution);
      return undefined;
    }
    const { contact } = intake;
    if (!contact) throw new Error('an intake to be settled has a contact');
    return { stored: intake, intake: intake.resolution ? intake : resolve(intake, resolution), contact, resolution };
  }

  /** Where they cannot be decided together each is decided alone, so that only the guilty one waits. */
  async function decide(all: readonly Decidable[]): Promise<void> {
    if (all.length === 0) return;
    try {
      const policy = await needs.policy();
      await needs.atTheIntakeDesk(needs.service, async (desk) => {
        await desk.lookUp(all.map(({ ready }) => ready.resolution.customerId));
        for (const { ready, span } of all) {
          await span.within(() => acceptIntake(desk, ready, { policy, now: now(), newId: needs.newId }));
        }
      });
    } catch (error) {
      if (all.length === 1 || isUnavailable(error)) await Promise.all(all.map((one) => failed(one, error)));
      else for (const one of all) await decide([one]);
    }
  }

  /** What was answered about the customer is stored then, so that it need not be asked for again. */
  async function failed({ intake, ready, attempts, span }: Settling & Partial<Decidable>, error: unknown): Promise<undefined> {
    span.fail(error);
    log.warn({ err: error, intakeId: intake.id, attempts }, 'an intake could not be worked on');
    const tried = attempts + 1;
    if (tried >= mostAttempts && !isUnavailable(error)) {
      await rejectWith(intake, { refused: 'intake.processing-failed' });
    } else {
      const pause = Math.min(2 ** Math.min(tried, 16), longestPauseSeconds);
      await queue.postpone(intake, ready?.intake ?? intake, tried, inSeconds(now(), pause));
    }
    return undefined;
  }

  const rejectWith = (intake: Intake, refusal: Refusal): Promise<void> =>
    needs.atTheIntakeDesk(needs.service, (desk) => desk.reject(intake, reject(intake, refusal)));

  return settleDue;
}

const inSeconds = (from: Date, seconds: number): Date => new Date(from.getTime() + seconds * 1000);

/** A peer or store that does not answer says nothing about the record: it is tried until it does. */
const isUnavailable = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  [Reflect.get(error, 'refused'), Reflect.get(error, 'code')].some(
    (code) => code === 'service.unavailable' || code === 'request.deadline-exceeded',
  );
