import { type Actor, isRefusal, type Refusal } from '@tributary/service-kit';
import { type Correction, type Intake, type IntakeChange, replay } from '../../domain/intake/intake';
import type { LeadPolicy } from '../../domain/policy';
import type { NotFound } from '../leads/lead-desk';

/** Without a correction it is only tried again. */
export interface ReplayIntake extends Correction {
  readonly intakeId: string;
}

export interface ReplayShelf {
  intake(id: string): Promise<Intake | undefined>;
  replace(before: Intake, change: IntakeChange): Promise<void>;
}

export interface Needs {
  readonly atTheShelf: <T>(actor: Actor, work: (shelf: ReplayShelf) => Promise<T>) => Promise<T>;
  readonly policy: () => Promise<LeadPolicy>;
}

/** LD-1: a rejected record goes through again. */
export const makeReplayIntake =
  ({ atTheShelf, policy }: Needs) =>
  async (
    actor: Actor,
    { intakeId, ...correction }: ReplayIntake,
  ): Promise<Intake | Refusal<'intake.not-rejected' | 'intake.was-readable'> | NotFound> => {
    const { quality } = await policy();
    return atTheShelf(actor, async (shelf) => {
      const intake = await shelf.intake(intakeId);
      if (!intake) return { refused: 'record.not-found' };
      const change = replay(intake, correction, quality);
      if (isRefusal(change)) return change;
      await shelf.replace(intake, change);
      return change.intake;
    });
  };
