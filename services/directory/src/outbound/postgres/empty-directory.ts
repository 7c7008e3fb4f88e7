import type { Outbox } from '@tributary/messaging/postgres';
import { serviceActor } from '@tributary/service-kit';
import { inTransaction, type PostgresStore } from '@tributary/stores/postgres';
import type { makeFoundCompany } from '../../use-cases/found-company';
import { employeeDesk } from './employee-desk';
import { roleDesk } from './role-desk';
import { teamDesk } from './team-desk';

type InTheDirectory = Parameters<typeof makeFoundCompany>[0]['inTheDirectory'];

export const makeEmptyDirectory =
  (store: PostgresStore, outbox: Outbox): InTheDirectory =>
  (work) =>
    inTransaction(store, serviceActor('directory'), (tx) =>
      work({
        isEmpty: async () => {
          // Two replicas that start on an empty store: the second waits here and then finds the first one's people.
          await tx.one(`select pg_advisory_xact_lock(hashtextextended('found-company', 0))`);
          const found = await tx.one<{ present: boolean }>(`select exists (select 1 from employees) as present`);
          return !found?.present;
        },
        addTeam: async (team) => void (await teamDesk(tx).add(team)),
        putRole: roleDesk(tx).put,
        addEmployee: async (change, passwordHash) => void (await employeeDesk(tx, outbox).add(change, passwordHash)),
      }),
    );
