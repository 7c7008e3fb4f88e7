import type { Employee } from '../../domain/assignment/employee';

export interface Staff<Tx> {
  /** Ignores what is older than what is known. */
  keep(tx: Tx, employee: Employee, version: number): Promise<void>;
}

/** DR-1: what assignment has to know of an employee, as the directory tells it. */
export const makeKeepEmployee =
  <Tx>(staff: Staff<Tx>) =>
  (tx: Tx, employee: Employee, version: number): Promise<void> =>
    staff.keep(tx, employee, version);
