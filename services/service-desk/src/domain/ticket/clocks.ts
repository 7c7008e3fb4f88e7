import { addBusinessMinutes, type BusinessHours, businessMinutesBetween } from '../business-hours';
import type { ServicePolicy } from '../policy';
import type { Priority, TicketKind } from './kinds';

/** SD-5: until when to answer and to resolve. */
export interface Clocks {
  readonly respondBy: Date;
  readonly resolveBy: Date;
  readonly firstRespondedAt?: Date;
  /** Since when the clock of the resolution stands still, waiting for the customer. */
  readonly pausedAt?: Date;
}

export function startClocks(
  kind: TicketKind,
  priority: Priority,
  { hours, levels, complaintHours }: ServicePolicy,
  now: Date,
): Clocks {
  const { respond, resolve } = levels[priority];
  const usual = addBusinessMinutes(now, resolve, hours);
  const ofComplaint = new Date(now.getTime() + complaintHours * 3_600_000);
  return {
    respondBy: addBusinessMinutes(now, respond, hours),
    resolveBy: kind === 'complaint' && ofComplaint < usual ? ofComplaint : usual,
  };
}

export const respond = (clocks: Clocks, now: Date): Clocks => ({ ...clocks, firstRespondedAt: clocks.firstRespondedAt ?? now });

export const pause = (clocks: Clocks, now: Date): Clocks => ({ ...clocks, pausedAt: clocks.pausedAt ?? now });

/** What was left of the business time when the clock was stopped is left now. What was overdue stays overdue. */
export function resume({ pausedAt, ...clocks }: Clocks, hours: BusinessHours, now: Date): Clocks {
  if (!pausedAt || clocks.resolveBy <= pausedAt) return clocks;
  return { ...clocks, resolveBy: addBusinessMinutes(now, businessMinutesBetween(pausedAt, clocks.resolveBy, hours), hours) };
}

/** When the next clock runs out; undefined while all stand still. */
export function nextDeadline({ respondBy, resolveBy, firstRespondedAt, pausedAt }: Clocks): Date | undefined {
  if (pausedAt) return undefined;
  return firstRespondedAt || resolveBy < respondBy ? resolveBy : respondBy;
}
