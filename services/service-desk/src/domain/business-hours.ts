const minute = 60_000;
const day = 1440 * minute;

/** When people work. Without daylight saving: the offset holds all year, as it does in China. */
export interface BusinessHours {
  /** Local time minus UTC, in minutes. */
  readonly utcOffset: number;
  /** Minutes after local midnight. */
  readonly opens: number;
  readonly closes: number;
  /** 0 is Sunday. */
  readonly workdays: readonly number[];
  /** ISO dates on which nobody works although it is a workday. */
  readonly holidays: readonly string[];
  /** ISO dates that are worked in exchange for a holiday. */
  readonly makeUpDays: readonly string[];
}

/** No calendar is closed for longer; who configures one without any workday finds out here. */
const longestClosure = 400;

/** The instant at which `minutes` of business time have passed since `from`. */
export function addBusinessMinutes(from: Date, minutes: number, hours: BusinessHours): Date {
  const start = from.getTime() + hours.utcOffset * minute;
  let left = minutes * minute;
  let closedDays = 0;
  for (let date = midnight(start); closedDays <= longestClosure; date += day) {
    const open = openingOn(date, hours);
    closedDays = open ? 0 : closedDays + 1;
    const begin = Math.max(open?.begin ?? 0, start);
    const span = open ? Math.max(0, open.end - begin) : 0;
    if (span > 0 && left <= span) return new Date(begin + left - hours.utcOffset * minute);
    left -= span;
  }
  throw new Error('the business hours have no workday');
}

/** Minutes of business time from one instant to a later one; 0 when it is not later. */
export function businessMinutesBetween(from: Date, to: Date, hours: BusinessHours): number {
  const start = from.getTime() + hours.utcOffset * minute;
  const end = to.getTime() + hours.utcOffset * minute;
  let sum = 0;
  for (let date = midnight(start); date < end; date += day) {
    const open = openingOn(date, hours);
    if (open) sum += Math.max(0, Math.min(open.end, end) - Math.max(open.begin, start));
  }
  return sum / minute;
}

const midnight = (local: number): number => Math.floor(local / day) * day;

function openingOn(date: number, hours: BusinessHours): { readonly begin: number; readonly end: number } | undefined {
  const iso = new Date(date).toISOString().slice(0, 10);
  const isWorked =
    hours.makeUpDays.includes(iso) || (hours.workdays.includes(new Date(date).getUTCDay()) && !hours.holidays.includes(iso));
  return isWorked ? { begin: date + hours.opens * minute, end: date + hours.closes * minute } : undefined;
}
