import type { Actor } from '@tributary/service-kit';
import { type Kpi, type KpiFigures, kpisOf } from '../domain/kpi';
import type { KpiPolicy } from '../domain/kpi-policy';

interface Needs {
  readonly figures: (actor: Actor, now: Date) => Promise<KpiFigures>;
  readonly policy: KpiPolicy;
  readonly now: () => Date;
}

/** IN-4: of the customers whom the actor may reach. */
export const makeListKpis =
  ({ figures, policy, now }: Needs) =>
  async (actor: Actor): Promise<readonly Kpi[]> =>
    kpisOf(await figures(actor, now()), policy);
