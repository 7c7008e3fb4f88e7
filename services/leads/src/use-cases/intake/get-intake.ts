import type { Actor } from '@tributary/service-kit';
import type { Intake } from '../../domain/intake/intake';
import type { NotFound } from '../leads/lead-desk';

export interface Intakes {
  find(actor: Actor, intakeId: string): Promise<Intake | undefined>;
}

/** Who handed it in learns how it ended; so does whoever reviews intakes. */
export const makeGetIntake =
  (intakes: Intakes) =>
  async (actor: Actor, intakeId: string): Promise<Intake | NotFound> => {
    const intake = await intakes.find(actor, intakeId);
    return intake && mayKnow(actor, intake) ? intake : { refused: 'record.not-found' };
  };

const mayKnow = (actor: Actor, { submittedBy }: Intake): boolean =>
  actor.permissions.has('leads.intake.review') || (submittedBy.kind === actor.kind && submittedBy.id === actor.id);
