import type { Footprint } from '../stage/footprint';
import type { Violation } from './invariant';

/** A part at rest has some 120 MB and 30 files. */
const most: Footprint = { megabytes: 400, files: 200 };

/** I6 for the largest process of a run, and I5 for its end. @param convergenceSeconds undefined when it never came about */
export function checkBounds({ megabytes, files }: Footprint, convergenceSeconds: number | undefined): Violation[] {
  const violations: Violation[] = [];
  if (convergenceSeconds === undefined) violations.push({ invariant: 'I5', what: 'it did not converge' });
  if (megabytes > most.megabytes) violations.push({ invariant: 'I6', what: `a process had ${megabytes} MB` });
  if (files > most.files) violations.push({ invariant: 'I6', what: `a process had ${files} open files` });
  return violations;
}
