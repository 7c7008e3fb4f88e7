import type { Reach } from '@tributary/service-kit';
import type { Role } from './employee';

/** What somebody may do by all their roles together. */
export interface Grants {
  readonly permissions: readonly string[];
  readonly reach: Reach;
}

const widths: Readonly<Record<Reach, number>> = { self: 0, team: 1, all: 2 };

/** Everyone who signs in may ask who they are. */
const everyone = 'directory.me';

/** DR-2: the union of permissions, sorted, and the widest reach. Without a role: nothing but oneself. */
export function grantsOf(roles: readonly Role[]): Grants {
  const permissions = [...new Set([everyone, ...roles.flatMap((role) => role.permissions)])].sort();
  const reach = roles.map((role) => role.reach).reduce<Reach>((a, b) => (widths[b] > widths[a] ? b : a), 'self');
  return { permissions, reach };
}
