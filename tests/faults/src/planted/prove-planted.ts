import type { Rig } from '../open-rig';
import type { RunRecord } from '../report/run-record';
import { scenarios } from '../scenarios';
import type { BugName } from './bug-name';
import { bugNames, plantedBugs } from './planted-bugs';

/** Long enough to show every one of them, on a machine that is busy as well. */
const size = { seconds: 12, stoppedSeconds: 5 };

/** Plants each bug, and says whether the rig saw it. `well` only when it saw all of them. */
export async function provePlanted(
  rig: Rig,
  names: readonly string[],
  seed: string,
): Promise<{ records: RunRecord[]; well: boolean }> {
  const chosen = names.length > 0 ? names.map(known) : bugNames;
  const records: RunRecord[] = [];
  let caught = 0;
  for (const bug of chosen) {
    const { scenario: id, breaks } = plantedBugs[bug];
    const scenario = scenarios.find((each) => each.id === id);
    if (!scenario) throw new Error(`there is no scenario ${id}`);
    const record = await rig.run({ scenario, store: 'postgres', seed, size, bug });
    records.push(record);
    const seen = breaks.filter((invariant) => record.violations[invariant] > 0);
    if (seen.length > 0) caught += 1;
    rig.say(`${seen.length > 0 ? '✔ caught' : '✘ missed'}  ${bug.padEnd(54)} scenario ${id.padEnd(3)} ${seen.join(', ')}`);
  }
  rig.say(`${caught} of ${chosen.length} planted bugs caught`);
  return { records, well: caught === chosen.length };
}

function known(name: string): BugName {
  const found = bugNames.find((bug) => bug === name);
  if (!found) throw new Error(`'${name}' is not planted; there are: ${bugNames.join(', ')}`);
  return found;
}
