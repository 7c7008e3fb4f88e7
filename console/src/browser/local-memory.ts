/** What this browser remembers for its user: preferences and drafts. Does without where storage is closed or full. */
export const localMemory = {
  read<T>(key: string): T | undefined {
    try {
      const text = localStorage.getItem(nameOf(key));
      return text === null ? undefined : (JSON.parse(text) as T);
    } catch {
      return undefined;
    }
  },
  write(key: string, value: unknown): void {
    try {
      localStorage.setItem(nameOf(key), JSON.stringify(value));
    } catch {
      // Remembering is a comfort; the page works without.
    }
  },
  forget(key: string): void {
    try {
      localStorage.removeItem(nameOf(key));
    } catch {
      // As above.
    }
  },
};

const nameOf = (key: string): string => `tributary.${key}`;
