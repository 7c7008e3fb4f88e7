import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { metricNames } from './names';

/** What /metrics shows. */
export const metrics = new Registry();

type MetricName = (typeof metricNames)[keyof typeof metricNames];

/** Labels are codes and names from the source, never ids or input: each value is kept for the life of the process. */
export const counter = <Label extends string>(
  name: MetricName,
  help: string,
  labelNames: readonly Label[] = [],
): Counter<Label> => new Counter({ name, help, labelNames, registers: [metrics] });

export const gauge = <Label extends string>(name: MetricName, help: string, labelNames: readonly Label[] = []): Gauge<Label> =>
  new Gauge({ name, help, labelNames, registers: [metrics] });

/** Buckets from one millisecond to ten seconds. */
export const secondsHistogram = <Label extends string>(
  name: MetricName,
  help: string,
  labelNames: readonly Label[] = [],
): Histogram<Label> => new Histogram({ name, help, labelNames, buckets: secondsBuckets, registers: [metrics] });

const secondsBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
