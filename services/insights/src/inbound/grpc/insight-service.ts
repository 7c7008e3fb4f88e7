import type { InsightServiceServer } from '@tributary/contracts/insights';
import { isDay, mapped, pageOf, query } from '@tributary/service-kit';
import type { UseCases } from '../../compose';
import type { Funnel } from '../../use-cases/read-insights';

export const insightService = (useCases: UseCases): InsightServiceServer => ({
  getTimeline: query(async ({ customerId, ...request }, actor) =>
    mapped(await useCases.read.timeline(actor, customerId, pageOf(request)), ({ items, nextCursor }) => ({
      items: items.map(({ customerId: _, ...entry }) => entry),
      nextCursor,
    })),
  ),

  getCustomerValue: query(async ({ customerId }, actor) => {
    const { tier = '', figures, ...value } = await useCases.read.value(actor, customerId, new Date());
    const { daysSinceLastInteraction, purchasesLastYear, collectedLastYear } = figures;
    const collected = { amount: collectedLastYear, currency: 'CNY' };
    return { ...value, tier, daysSinceLastInteraction, purchasesLastYear, collectedLastYear: collected };
  }),

  getFunnel: query(async ({ from, until }, actor) => {
    if (!isDay(from)) return { refused: 'request.malformed', field: 'from' };
    if (!isDay(until)) return { refused: 'request.malformed', field: 'until' };
    const funnel = await useCases.read.funnel(actor, from, until);
    return { stages: stagesOf(funnel), collected: { amount: funnel.collectedAmount, currency: 'CNY' } };
  }),

  listKpis: query(async (_request, actor) => ({
    items: (await useCases.listKpis(actor)).map(({ value, target, threshold, thresholdOf: _, ...kpi }) => ({
      ...kpi,
      value: value === undefined ? '' : value.toFixed(1),
      ...{ target: String(target), threshold: String(threshold) },
    })),
  })),
});

function stagesOf(funnel: Funnel) {
  const stages = (['leads', 'qualified', 'contracts', 'collected'] as const).map((stage) => ({ stage, count: funnel[stage] }));
  return stages.map((stage, index) => ({ ...stage, conversionPercent: conversion(stages[index - 1]?.count, stage.count) }));
}

/** Of the stage before, one place; empty for the first stage and where nothing came before. */
const conversion = (before: number | undefined, count: number): string => (before ? ((100 * count) / before).toFixed(1) : '');
