import type { Actor } from '@tributary/service-kit';

export interface EmployeeTraits {
  readonly id?: string;
  readonly permissions?: readonly string[];
  readonly reach?: Actor['reach'];
  readonly teamPath?: string;
}

/** Somebody of the team `/hq/east/` who may do nothing and sees their own rows, unless told otherwise. */
export const anEmployee = ({ id, permissions = [], reach = 'self', teamPath = '/hq/east/' }: EmployeeTraits = {}): Actor => ({
  kind: 'employee',
  id: id ?? '01890a5d-ac96-774b-bcce-b302099a8057',
  permissions: new Set(permissions),
  reach,
  teamPath,
});
