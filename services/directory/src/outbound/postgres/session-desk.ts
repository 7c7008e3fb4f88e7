import { serviceActor } from '@tributary/service-kit';
import { inTransaction, type PostgresStore, reading, type Tx } from '@tributary/stores/postgres';
import type { Role } from '../../domain/employee/employee';
import { grantsOf } from '../../domain/employee/grants';
import type { SessionDesk, SessionOwner } from '../../use-cases/session-desk';
import { roleColumns } from './rows';

/** Nobody is signed in yet while this is asked: the directory itself looks. */
const directory = serviceActor('directory');

export const makeSessionDesk = (store: PostgresStore): SessionDesk => ({
  ownerByIdentity: ({ issuer, subject, username }) =>
    inTransaction(store, directory, async (tx) => {
      await tx.run(
        `insert into sign_in_identities (issuer, subject, employee_id)
         select $1, $2, employee_id from employees where login = lower($3) and state = 'active'
         on conflict do nothing`,
        [issuer, subject, username ?? ''],
      );
      const found = await tx.one<Found>(
        `select e.employee_id as "employeeId", e.team_path as "teamPath", e.role_ids as "roleIds"
           from sign_in_identities i join employees e using (employee_id)
          where i.issuer = $1 and i.subject = $2 and e.state = 'active'`,
        [issuer, subject],
      );
      return found && ownerOf(tx, found);
    }),

  open: ({ secretHash, employeeId, openedAt, expiresAt }) =>
    inTransaction(store, directory, async (tx) => {
      await tx.run(`insert into sessions (secret_hash, employee_id, opened_at, expires_at) values ($1, $2, $3, $4)`, [
        secretHash,
        employeeId,
        openedAt,
        expiresAt,
      ]);
    }),

  ownerOf: (secretHash, now) =>
    reading(store, directory, async (tx) => {
      const found = await tx.one<Found & { readonly expiresAt: Date }>(
        `select e.employee_id as "employeeId", e.team_path as "teamPath", e.role_ids as "roleIds", s.expires_at as "expiresAt"
           from sessions s join employees e using (employee_id)
          where s.secret_hash = $1 and s.closed_at is null and s.expires_at > $2 and e.state = 'active'`,
        [secretHash, now],
      );
      return found && { ...(await ownerOf(tx, found)), expiresAt: found.expiresAt };
    }),

  close: (secretHash, now) =>
    inTransaction(store, directory, async (tx) => {
      await tx.run(`update sessions set closed_at = $2 where secret_hash = $1 and closed_at is null`, [secretHash, now]);
    }),
});

interface Found {
  readonly employeeId: string;
  readonly teamPath: string;
  readonly roleIds: readonly string[];
}

async function ownerOf(tx: Tx, { employeeId, teamPath, roleIds }: Found): Promise<SessionOwner> {
  const roles = await tx.many<Role>(`select ${roleColumns} from roles where role_id = any ($1)`, [roleIds]);
  return { employeeId, teamPath, grants: grantsOf(roles) };
}
