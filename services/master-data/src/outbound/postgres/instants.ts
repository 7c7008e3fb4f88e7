/** Fields of stored documents that hold instants; JSON has no type for them. */
const instants: ReadonlySet<string> = new Set(['occurredAt', 'givenAt', 'validFrom', 'validTo', 'expiresAt']);

/** A document as it was before it became JSON. */
export function revive<T>(document: unknown): T {
  if (Array.isArray(document)) return document.map((item) => revive(item)) as T;
  if (typeof document !== 'object' || document === null) return document as T;
  const entries = Object.entries(document).map(([name, value]) => [
    name,
    instants.has(name) && typeof value === 'string' ? new Date(value) : revive(value),
  ]);
  return Object.fromEntries(entries) as T;
}
