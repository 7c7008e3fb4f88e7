import { allMethods } from './descriptors/method-facts';

/** Permissions that no method asks for: they widen what an answer shows (PERM-2) or which rows it holds (LD-5). */
export const finePermissions = [
  'customers.id-card.unmask',
  'customers.phone.unmask',
  'leads.phone.unmask',
  'leads.sea.read',
] as const;

export type FinePermission = (typeof finePermissions)[number];

/** Every permission that means something, sorted; a role may hold no other. */
export const allPermissions = (): readonly string[] =>
  [...new Set([...finePermissions, ...allMethods().flatMap(({ permission }) => permission ?? [])])].sort();
