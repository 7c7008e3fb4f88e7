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
  postpone(intake: Intake, attempts: number, until: Date): Promise<void>;
  /** Stores that the customer is known, under the same lease; false when the intake has moved on. */
  storeResolved(before: Intake, after: Intake, until: Date): Promise<boolean>;
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

const batch = 20;
const mostAttempts = 20;
const longestPauseSeconds = 300;

/** One intake on its way, with the span that tells of all of it. */
interface Settling extends LeasedIntake {
  readonly span: OpenSpan;
}

interface Decidable extends Settling {
  readonly ready: Ready;
}

/**
 * LD-1: takes what is due, and brings each intake to its end: the customers are asked for outside any transaction and the
 * answers stored; then the outcomes, all in one transaction. Killed at any line, the next one goes on from what was stored.
 *
 * One transaction, because they want the same thing: a rule gives each lead to the rep who has waited longest. Decided at
 * the same time all would choose one rep, and of those that do only one can commit. Returns how many were looked at.
 */
export function makeSettleIntakes(needs: Needs): () => Promise<number> {
  const { queue, now, log } = needs;

  async function settleDue(): Promise<number> {
    const leased = await queue.lease(batch, now(), inSeconds(now(), stepLeaseSeconds));
    const due = leased.map((one) => ({
      ...one,
      span: openSpan(spanNames.settleIntake, {}, { causedBy: one.intake.traceparent }),
    }));
    try {
      const prepared = await Promise.all(due.map(prepare));
      await decide(prepared.filter((one) => one !== undefined));
    } finally {
      for (const { span } of due) span.end();
    }
    return due.length;
  }

  /** Undefined when there is nothing left to be decided about it now. */
  async function prepare(settling: Settling): Promise<Decidable | undefined> {
    const { intake, span } = settling;
    try {
      const resolved = intake.resolution ? intake : await span.within(() => resolveAndStore(intake));
      if (!resolved) return undefined;
      const { contact, resolution } = resolved;
      if (!contact || !resolution) throw new Error('an intake to be settled has a contact and a customer');
      return { ...settling, ready: { intake: resolved, contact, resolution } };
    } catch (error) {
      await failed(settling, error);
      return undefined;
    }
  }

  /** Where they cannot be decided together each is decided alone, so that only the guilty one waits. */
  async function decide(all: readonly Decidable[]): Promise<void> {
    if (all.length === 0) return;
    try {
      const policy = await needs.policy();
      await needs.atTheIntakeDesk(needs.service, async (desk) => {
        for (const { ready, span } of all) {
          await span.within(() => acceptIntake(desk, ready, { policy, now: now(), newId: needs.newId }));
        }
      });
    } catch (error) {
      if (all.length === 1 || isUnavailable(error)) await Promise.all(all.map((one) => failed(one, error)));
      else for (const one of all) await decide([one]);
    }
  }

  async function failed({ intake, attempts, span }: Settling, error: unknown): Promise<void> {
    span.fail(error);
    log.warn({ err: error, intakeId: intake.id, attempts }, 'an intake could not be worked on');
    await giveUpOrPostpone(intake, attempts + 1, isUnavailable(error));
  }

  /** Undefined when it ended here, or somebody else has gone on with it. */
  async function resolveAndStore(intake: Intake): Promise<Intake | undefined> {
    const resolution = await needs.resolveCustomer(intake);
    if (isRefusal(resolution)) {
      await rejectWith(intake, resolution);
      return undefined;
    }
    const resolved = resolve(intake, resolution);
    return (await queue.storeResolved(intake, resolved, inSeconds(now(), stepLeaseSeconds))) ? resolved : undefined;
  }

  async function giveUpOrPostpone(intake: Intake, attempts: number, unavailable: boolean): Promise<void> {
    if (attempts >= mostAttempts && !unavailable) return rejectWith(intake, { refused: 'intake.processing-failed' });
    const pause = Math.min(2 ** Math.min(attempts, 16), longestPauseSeconds);
    await queue.postpone(intake, attempts, inSeconds(now(), pause));
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
