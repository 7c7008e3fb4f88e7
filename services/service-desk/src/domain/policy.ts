import type { BusinessHours } from './business-hours';
import type { Priority, TicketKind } from './ticket/kinds';

/** SD-5, in minutes of business time. */
export interface ServiceLevel {
  readonly respond: number;
  readonly resolve: number;
}

export interface ServicePolicy {
  readonly hours: BusinessHours;
  readonly levels: Readonly<Record<Priority, ServiceLevel>>;
  /** SD-5: complaints are resolved within these hours on the clock, whatever their priority. */
  readonly complaintHours: number;
  /** SD-2: work on these kinds is owed only for what was bought; everything else is served always. */
  readonly checkedKinds: readonly TicketKind[];
  /** SD-2: these make no sense without an order. */
  readonly kindsOfAnOrder: readonly TicketKind[];
  /** For products inventory has not told of. */
  readonly warrantyMonths: number;
}

/** SD-2, SD-5: everything the desk promises. */
export const servicePolicy: ServicePolicy = {
  hours: { utcOffset: 480, opens: 9 * 60, closes: 18 * 60, workdays: [1, 2, 3, 4, 5], holidays: [], makeUpDays: [] },
  levels: {
    1: { respond: 15, resolve: 4 * 60 },
    2: { respond: 30, resolve: 9 * 60 },
    3: { respond: 60, resolve: 18 * 60 },
    4: { respond: 4 * 60, resolve: 27 * 60 },
    5: { respond: 9 * 60, resolve: 45 * 60 },
  },
  complaintHours: 24,
  checkedKinds: ['incident', 'repair'],
  kindsOfAnOrder: ['repair'],
  warrantyMonths: 12,
};
