import { type Actor, currentTraceparent } from '@tributary/service-kit';
import type { ChannelRecord } from '../../domain/intake/channel-record';
import { type Intake, receive } from '../../domain/intake/intake';
import { intakeIdOf } from '../../domain/intake/intake-id';
import type { LeadPolicy } from '../../domain/policy';
import type { IntakeShelf } from './intake-shelf';

/** A record as its sender names it; when it happened may be left to us. */
export interface SubmitIntake extends Omit<ChannelRecord, 'occurredAt'> {
  readonly occurredAt: Date | undefined;
}

export interface Needs {
  readonly atTheShelf: <T>(actor: Actor, work: (shelf: IntakeShelf) => Promise<T>) => Promise<T>;
  readonly policy: () => Promise<LeadPolicy>;
  readonly now: () => Date;
}

/** LD-1: kept and answered at once; what becomes of it is worked out afterwards. */
export const makeSubmitIntake =
  ({ atTheShelf, policy, now }: Needs) =>
  async (actor: Actor, submitted: SubmitIntake): Promise<Intake> => {
    const { quality } = await policy();
    const at = now();
    const record: ChannelRecord = {
      ...submitted,
      source: sourceFor(actor, submitted.source),
      occurredAt: submitted.occurredAt && submitted.occurredAt < at ? submitted.occurredAt : at,
    };
    const arrival = {
      id: intakeIdOf(record.source, record.sourceRecordId),
      record,
      submittedBy: { kind: actor.kind, id: actor.id },
      traceparent: currentTraceparent(),
    };
    return atTheShelf(actor, (shelf) => shelf.keep(receive(arrival, quality, at)));
  };

/**
 * Services pass on what channels say, under the channel's own name. Employees and integrations have names of their own:
 * otherwise they could ask for the intakes of others, or take their place.
 */
function sourceFor(actor: Actor, source: string): string {
  if (actor.kind === 'service') return source;
  return [`${actor.kind}:${actor.id}`, source].filter(Boolean).join('/');
}
