import { type Actor, isRefusal, type Log, type Refusal, spanNames, stepLeaseSeconds, withSpan } from '@tributary/service-kit';
import { type Intake, type IntakeChange, type Resolution, reject, resolve } from '../../domain/intake/intake';
import type { LeadPolicy } from '../../domain/policy';
import { acceptIntake, type IntakeDesk } from './accept-intake';

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

/**
 * LD-1: takes what is due, and brings each intake to its end: the customer is asked for outside any transaction and the
 * answer stored; then the outcome, in one. Killed at any line, the next one goes on from what was stored.
 * Returns how many were looked at.
 */
export function makeSettleIntakes(needs: Needs): () => Promise<number> {
  const { queue, now, log } = needs;

  async function settleDue(): Promise<number> {
    const due = await queue.lease(batch, now(), inSeconds(now(), stepLeaseSeconds));
    await Promise.all(due.map((leased) => settle(leased)));
    return due.length;
  }

  async function settle({ intake, attempts }: LeasedIntake): Promise<void> {
    try {
      await withSpan(spanNames.settleIntake, {}, () => advance(intake), { causedBy: intake.traceparent });
    } catch (error) {
      log.warn({ err: error, intakeId: intake.id, attempts }, 'an intake could not be worked on');
      await giveUpOrPostpone(intake, attempts + 1, isUnavailable(error));
    }
  }

  async function advance(intake: Intake): Promise<void> {
    const resolved = intake.resolution ? intake : await resolveAndStore(intake);
    if (!resolved) return;
    const { contact, resolution } = resolved;
    if (!contact || !resolution) throw new Error('an intake to be settled has a contact and a customer');
    const policy = await needs.policy();
    await needs.atTheIntakeDesk(needs.service, (desk) =>
      acceptIntake(desk, { intake: resolved, contact, resolution }, { policy, now: now(), newId: needs.newId }),
    );
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
