import type { Actor, Refusal } from '@tributary/service-kit';
import type { Role } from '../domain/employee/employee';

export interface RoleDesk {
  put(role: Role): Promise<void>;
  hasAdministrator(): Promise<boolean>;
}

export type AtTheRoleDesk = <T>(actor: Actor, work: (desk: RoleDesk) => Promise<T>) => Promise<T>;

interface Needs {
  readonly atTheDesk: AtTheRoleDesk;
  /** Every permission that some operation asks for. */
  readonly knownPermissions: ReadonlySet<string>;
}

/** DR-2: effective with the next token of whoever holds the role. */
export const makePutRole =
  ({ atTheDesk, knownPermissions }: Needs) =>
  (actor: Actor, role: Role): Promise<Role | Refusal<'role.permission-unknown' | 'role.last-administrator'>> =>
    atTheDesk(actor, async (desk) => {
      const unknown = role.permissions.find((permission) => !knownPermissions.has(permission));
      if (unknown !== undefined) {
        return { refused: 'role.permission-unknown', field: 'role.permissions', details: { permission: unknown } };
      }
      await desk.put(role);
      return (await desk.hasAdministrator()) ? role : { refused: 'role.last-administrator', field: 'role.permissions' };
    });
