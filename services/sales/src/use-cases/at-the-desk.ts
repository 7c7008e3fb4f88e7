import type { Actor, Refusal } from '@tributary/service-kit';

/** One transaction as the acting user; what it reads for a change is locked until the end. */
export type AtTheDesk<Desk> = <T>(actor: Actor, work: (desk: Desk) => Promise<T>) => Promise<T>;

/** The same inside a transaction that is open already, as event handlers have one. */
export type DeskIn<Tx, Desk> = (tx: Tx) => Desk;

export type NotFound = Refusal<'record.not-found'>;
export type VersionConflict = Refusal<'record.version-conflict'>;

export const notFound: NotFound = { refused: 'record.not-found' };

/** Whoever decides by what they saw says which version that was. */
export const changedMeanwhile = (
  { version }: { readonly version: number },
  expectedVersion: number,
): VersionConflict | undefined =>
  version === expectedVersion ? undefined : { refused: 'record.version-conflict', details: { version } };
