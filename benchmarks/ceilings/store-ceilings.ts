/** What the store's own driver does a second, without anything of ours. */
export interface StoreCeilings {
  /** Reads and removes rows of 1 KB in batches of 500. */
  readonly drain: number;
  /** Remembers ids and counts effects, 100 in one transaction. */
  readonly inbox: number;
  readonly inboxOneByOne: number;
}
