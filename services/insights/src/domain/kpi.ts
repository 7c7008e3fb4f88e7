import { type KpiGoal, type KpiId, type KpiPolicy, kpiIds } from './kpi-policy';

/** What was counted, of the days that the policy looks back. */
export interface KpiFigures {
  /** Created in the period, and how many of these were qualified by now. */
  readonly leads: number;
  readonly leadsQualified: number;
  /** Closed in the period. */
  readonly won: number;
  readonly lost: number;
  /** Done or missed in the period. */
  readonly followUps: number;
  readonly timelyFollowUps: number;
  /** Due by now and not done. */
  readonly overdueFollowUps: number;
  /** Of the scores, 1 to 5; undefined where nobody answered. */
  readonly averageScore: number | undefined;
  /** Of complaints resolved in the period; undefined where none was. */
  readonly averageComplaintHours: number | undefined;
  /** High-value customers when the period began, and how many of these are not at risk today (IN-2). */
  readonly highValue: number;
  readonly highValueKept: number;
  /** Customers with a contract, and with more than one. */
  readonly buyers: number;
  readonly repeatBuyers: number;
}

export interface Kpi extends KpiGoal {
  readonly kpiId: KpiId;
  /** Undefined where there is no data. Rounded to one place, and judged by what is shown. */
  readonly value: number | undefined;
  /** Undefined where the KPI counts none. */
  readonly overdue: number | undefined;
  readonly status: 'ok' | 'warning' | 'alert' | 'no-data';
}

/** IN-4: every KPI there is, in the order of the policy's list. */
export const kpisOf = (figures: KpiFigures, { goals }: Pick<KpiPolicy, 'goals'>): readonly Kpi[] =>
  kpiIds.map((kpiId) => {
    const measured = measure[kpiId](figures);
    const value = measured === undefined ? undefined : Math.round(measured * 10) / 10;
    const goal = goals[kpiId];
    const overdue = goal.thresholdOf === 'overdue' ? figures.overdueFollowUps : undefined;
    return { ...goal, kpiId, value, overdue, status: statusOf(goal, value, overdue) };
  });

const perCent = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : (100 * part) / whole);

const measure: Readonly<Record<KpiId, (figures: KpiFigures) => number | undefined>> = {
  'lead-conversion': ({ leads, leadsQualified }) => perCent(leadsQualified, leads),
  'win-rate': ({ won, lost }) => perCent(won, won + lost),
  'follow-up-timeliness': ({ followUps, timelyFollowUps, overdueFollowUps }) =>
    perCent(timelyFollowUps, followUps + overdueFollowUps),
  satisfaction: ({ averageScore }) => averageScore,
  'complaint-resolution': ({ averageComplaintHours }) => averageComplaintHours,
  'high-value-retention': ({ highValue, highValueKept }) => perCent(highValueKept, highValue),
  repurchase: ({ buyers, repeatBuyers }) => perCent(repeatBuyers, buyers),
};

function statusOf(
  { better, target, threshold, thresholdOf }: KpiGoal,
  value: number | undefined,
  overdue: number | undefined,
): Kpi['status'] {
  if (value === undefined) return 'no-data';
  const higher = better === 'higher';
  if (thresholdOf === 'overdue' ? (overdue ?? 0) > threshold : higher ? value < threshold : value > threshold) return 'alert';
  return (higher ? value >= target : value < target) ? 'ok' : 'warning';
}
