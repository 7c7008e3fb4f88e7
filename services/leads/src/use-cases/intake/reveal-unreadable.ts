import type { Actor, Refusal } from '@tributary/service-kit';
import type { Intake } from '../../domain/intake/intake';
import type { Unread } from '../../domain/intake/unread';
import type { NotFound } from '../leads/lead-desk';
import type { RevealLeadContact } from '../leads/reveal-lead-contact';

export interface RevealUnreadable extends Pick<RevealLeadContact, 'purpose'> {
  readonly intakeId: string;
}

export interface AuditedShelf {
  intake(id: string): Promise<Intake | undefined>;
  /** Commits with the answer, or there is none. */
  noteRevealed(intake: Intake, purpose: RevealUnreadable['purpose']): Promise<void>;
}

export interface Needs {
  readonly atTheShelf: <T>(actor: Actor, work: (shelf: AuditedShelf) => Promise<T>) => Promise<T>;
}

/** PERM-2: a message as it came, for a purpose; never without a line in the audit log. */
export const makeRevealUnreadable =
  ({ atTheShelf }: Needs) =>
  (actor: Actor, { intakeId, purpose }: RevealUnreadable): Promise<Unread | Refusal<'intake.was-readable'> | NotFound> =>
    atTheShelf(actor, async (shelf) => {
      const intake = await shelf.intake(intakeId);
      if (!intake) return { refused: 'record.not-found' };
      if (!intake.unread) return { refused: 'intake.was-readable' };
      await shelf.noteRevealed(intake, purpose);
      return intake.unread;
    });
