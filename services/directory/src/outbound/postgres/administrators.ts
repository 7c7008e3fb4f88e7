import type { Tx } from '@tributary/stores/postgres';

/** Whether somebody who works here, other than the one named, may administer the directory. */
export async function hasAdministrator(tx: Tx, other?: string): Promise<boolean> {
  const found = await tx.one<{ present: boolean }>(
    `select exists (
       select 1 from employees e join roles r on r.role_id = any (e.role_ids)
        where e.state = 'active' and e.employee_id <> coalesce($1::uuid, '00000000-0000-0000-0000-000000000000')
          and 'directory.manage' = any (r.permissions)) as present`,
    [other ?? null],
  );
  return found?.present ?? false;
}
