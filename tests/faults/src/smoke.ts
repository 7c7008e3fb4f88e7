import type { Rig } from './open-rig';
import type { StoreKind } from './parts/part';
import type { RunRecord } from './report/run-record';
import { scenarios } from './scenarios';
import { killEverything } from './scenarios/kill-at-points';
import { bothStores, type Scenario, type Size } from './scenarios/scenario';

/** A round of a kill takes 4 s of a size: five of them for the service, one at each of its points, and five for the consumer. */
const kills: Size = { seconds: 20, stoppedSeconds: 0 };
/** Longer than the rig's leases (1.5 s) and than what the broker waits for a heartbeat (2 s, twice). */
const short: Size = { seconds: 8, stoppedSeconds: 6 };

/**
 * What CI can afford: every scenario once and briefly, the two stores at the same time. A kill of a server disturbs only
 * those who use it, so that RabbitMQ, which everybody uses, comes last.
 */
export async function runSmoke(rig: Rig, seed: string): Promise<RunRecord[]> {
  const lane = async (store: StoreKind): Promise<RunRecord[]> => {
    const records = [await rig.run({ scenario: killEverything, store, seed, size: kills })];
    for (const scenario of laneOf(store)) records.push(await rig.run({ scenario, store, seed, size: short }));
    return records;
  };
  const lanes = await Promise.all(bothStores.map(lane));
  const records = lanes.flat();
  for (const store of bothStores) records.push(await rig.run({ scenario: named('8'), store, seed, size: short }));
  return records;
}

/** The gateway is the same whatever store is behind it. */
const laneOf = (store: StoreKind): readonly Scenario[] =>
  [...(store === 'postgres' ? ['6'] : []), '15', '17', '18', '7', '9'].map(named).filter(({ stores }) => stores.includes(store));

function named(id: string): Scenario {
  const scenario = scenarios.find((each) => each.id === id);
  if (!scenario) throw new Error(`there is no scenario ${id}`);
  return scenario;
}
