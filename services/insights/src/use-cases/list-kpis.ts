import type { Actor } from '@tributary/service-kit';
import type { ReadInsights } from './read-insights';

export interface Kpi {
  readonly kpiId: 'lead-conversion' | 'win-rate';
  /** Per cent with one place; empty where there is no data. */
  readonly value: string;
  readonly status: 'ok' | 'no-data';
}

interface Needs {
  readonly read: ReadInsights;
  readonly now: () => Date;
}

const days = 90;

/** IN-4: conversion of the last 90 days. No target is set for these two by default, so none can be missed. */
export const makeListKpis =
  ({ read, now }: Needs) =>
  async (actor: Actor): Promise<readonly Kpi[]> => {
    const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);
    const since = new Date(now().getTime() - days * 86_400_000);
    const { leads, qualified, contracts } = await read.funnel(actor, dayOf(since), dayOf(now()));
    return [
      { kpiId: 'lead-conversion', ...perCent(qualified, leads) },
      { kpiId: 'win-rate', ...perCent(contracts, qualified) },
    ];
  };

const perCent = (part: number, whole: number): Pick<Kpi, 'value' | 'status'> =>
  whole === 0 ? { value: '', status: 'no-data' } : { value: ((100 * part) / whole).toFixed(1), status: 'ok' };
