import { serviceActor } from '@tributary/service-kit';
import { inTransaction, type PostgresStore, type Tx, withoutNulls } from '@tributary/stores/postgres';
import type { PasswordRecord } from '../../use-cases/check-password';

const directory = serviceActor('directory');

const passwordDesk = (tx: Tx) => ({
  record: async (login: string): Promise<PasswordRecord | undefined> => {
    const row = await tx.one<PasswordRecord>(
      `select p.employee_id as "employeeId", p.hash, p.failed_attempts as "failedAttempts", p.locked_until as "lockedUntil"
         from passwords p join employees e using (employee_id)
        where e.login = $1 and e.state = 'active'
          for update of p`,
      [login.toLowerCase()],
    );
    return row && withoutNulls(row);
  },
  note: async (employeeId: string, failedAttempts: number, lockedUntil: Date | undefined): Promise<void> => {
    await tx.run(`update passwords set failed_attempts = $2, locked_until = $3 where employee_id = $1`, [
      employeeId,
      failedAttempts,
      lockedUntil ?? null,
    ]);
  },
});

export const makePasswordDesk =
  (store: PostgresStore) =>
  <T>(work: (desk: ReturnType<typeof passwordDesk>) => Promise<T>): Promise<T> =>
    inTransaction(store, directory, (tx) => work(passwordDesk(tx)));
