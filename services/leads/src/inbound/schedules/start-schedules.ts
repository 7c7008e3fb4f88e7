import { type Log, type Repeated, repeat } from '@tributary/service-kit';
import type { UseCases } from '../../compose';

export interface Schedules {
  /** Every second, and as soon as one was kept. */
  readonly intakes: Repeated;
  /** Every two seconds, and as soon as one was started. */
  readonly imports: Repeated;
  /** Every minute. */
  readonly deadlines: Repeated;
  /** Every five seconds. */
  readonly leavers: Repeated;
}

/** What happens by itself. Every replica runs all of it; they keep out of each other's way by leases and versions. */
export const startSchedules = ({ settleIntakes, runImports, watchDeadlines, handOverLeads }: UseCases, log: Log): Schedules => ({
  intakes: repeat('settle intakes', { pauseMs: 1_000, log }, async () => ({ more: (await settleIntakes()) > 0 })),
  imports: repeat('run imports', { pauseMs: 2_000, log }, async () => ({ more: await runImports() })),
  deadlines: repeat('watch deadlines', { pauseMs: 60_000, log }, async () => ({ more: (await watchDeadlines()) > 0 })),
  leavers: repeat('hand over leads of leavers', { pauseMs: 5_000, log }, async () => ({ more: (await handOverLeads()) > 0 })),
});
