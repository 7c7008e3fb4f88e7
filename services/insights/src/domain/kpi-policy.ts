export const kpiIds = [
  'lead-conversion',
  'win-rate',
  'follow-up-timeliness',
  'satisfaction',
  'complaint-resolution',
  'high-value-retention',
  'repurchase',
] as const;
export type KpiId = (typeof kpiIds)[number];

export interface KpiGoal {
  readonly unit: 'percent' | 'hours' | 'score';
  readonly better: 'higher' | 'lower';
  readonly target: number;
  /** Alert beyond it: a worse value, or more that are overdue. */
  readonly threshold: number;
  readonly thresholdOf: 'value' | 'overdue';
}

export interface KpiPolicy {
  /** Days that most KPIs look back. */
  readonly days: number;
  /** Days that repurchase looks back. */
  readonly repurchaseDays: number;
  readonly goals: Readonly<Record<KpiId, KpiGoal>>;
}

const percent = { unit: 'percent', better: 'higher', thresholdOf: 'value' } as const;

/** IN-4. Where the rule names no figure (conversion, win rate, repurchase, most thresholds) they are ours to begin with. */
export const defaultKpiPolicy: KpiPolicy = {
  days: 90,
  repurchaseDays: 365,
  goals: {
    'lead-conversion': { ...percent, target: 20, threshold: 10 },
    'win-rate': { ...percent, target: 30, threshold: 15 },
    'follow-up-timeliness': { ...percent, target: 95, threshold: 10, thresholdOf: 'overdue' },
    satisfaction: { unit: 'score', better: 'higher', thresholdOf: 'value', target: 4.5, threshold: 4 },
    'complaint-resolution': { unit: 'hours', better: 'lower', thresholdOf: 'value', target: 24, threshold: 48 },
    'high-value-retention': { ...percent, target: 85, threshold: 75 },
    repurchase: { ...percent, target: 30, threshold: 15 },
  },
};
