/** Whose record it is, and in whose reach (PERM-1). */
export interface Ownership {
  /** The employee, or the integration, by id. */
  readonly ownerId: string;
  /** Slashes at both ends: `/hq/east/`. */
  readonly teamPath: string;
}
