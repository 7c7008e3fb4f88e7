/** Names, per process, for texts that come again: the server then plans them once per connection. */
export interface StatementNames {
  nameOf(text: string): string | undefined;
  /** After a migration the server refuses plans it made before; new names make it plan anew. */
  renew(): void;
}

/**
 * A text is named when it is seen the second time. Texts that are built anew for every call never earn a name, and
 * `limit` keeps a caller that builds many of them from filling the server's memory.
 */
export function makeStatementNames(limit = 500): StatementNames {
  const names = new Map<string, string>();
  const seenOnce = new Set<string>();
  let generation = 1;

  return {
    nameOf: (text) => {
      const name = names.get(text);
      if (name || names.size >= limit) return name;
      if (seenOnce.delete(text)) {
        const fresh = `s${generation}_${names.size + 1}`;
        names.set(text, fresh);
        return fresh;
      }
      if (seenOnce.size >= limit) seenOnce.clear();
      seenOnce.add(text);
      return undefined;
    },
    renew: () => {
      generation += 1;
      names.clear();
    },
  };
}
