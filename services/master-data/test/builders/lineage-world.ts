import { isRefusal, type Refusal } from '@tributary/service-kit';
import {
  type Family,
  type LineageChange,
  type LineageEntry,
  merge,
  splitRecords,
  undoMerge,
} from '../../src/domain/customer/lineage';
import type { PartyKind } from '../../src/domain/party/source-record';

/** Customers and the homes of records in memory; applies what the domain decides and nothing else. */
export class World {
  readonly kinds = new Map<string, PartyKind>();
  private readonly parents = new Map<string, string | undefined>();
  private readonly homes: Map<string, string>;
  private readonly entries: LineageEntry[] = [];

  constructor(customers: readonly string[], homes: Readonly<Record<string, string>>) {
    for (const id of customers) this.parents.set(id, undefined);
    this.homes = new Map(Object.entries(homes));
  }

  merge(survivorId: string, absorbedId: string) {
    const splits = this.entries
      .filter(({ kind, otherId, undoneBy }) => kind === 'split' && otherId === absorbedId && !undoneBy)
      .reverse();
    return this.apply(
      merge(survivorId, this.familyOf(survivorId), absorbedId, this.familyOf(absorbedId), splits, this.homes, this.nextId()),
    );
  }

  undo(customerId: string, mergeId: string) {
    const merged = this.entries.find(({ id }) => id === mergeId);
    return this.apply(undoMerge(customerId, this.familyOf(customerId), merged, this.homes, this.nextId()));
  }

  split(customerId: string, recordIds: readonly string[], newId = `new-${this.entries.length}`) {
    const own = this.recordsOf(this.rootOf(customerId));
    const ownHomes = new Map(own.map((id) => [id, this.homes.get(id) ?? '']));
    const ids = [...new Set(recordIds)];
    return this.apply(splitRecords(customerId, this.familyOf(customerId), ids, ownHomes, own.length, newId, this.nextId()));
  }

  /** Takes back all that was done, last first, what was done to take something back included; stops at a refusal. */
  undoEverything(): Refusal | undefined {
    /** A merge that had been undone is done anew when that undoing is taken back; then the new one counts. */
    const doneAnew = new Map<string, string>();
    for (const { id, kind, customerId, otherId } of [...this.entries].reverse()) {
      const undone = this.entries.find(({ undoneBy }) => undoneBy === id);
      const outcome =
        kind === 'merge' ? this.undo(this.rootOf(otherId), doneAnew.get(id) ?? id) : this.merge(this.rootOf(customerId), otherId);
      if (isRefusal(outcome)) return outcome;
      if (undone) doneAnew.set(undone.id, outcome.entry.id);
    }
    return undefined;
  }

  /** Merges that are still in force. */
  merges(): readonly LineageEntry[] {
    return this.entries.filter(({ kind, undoneBy }) => kind === 'merge' && !undoneBy);
  }

  rootOf(id: string): string {
    const parent = this.parents.get(id);
    return parent === undefined ? id : this.rootOf(parent);
  }

  roots(): readonly string[] {
    return [...this.parents].filter(([, parent]) => parent === undefined).map(([id]) => id);
  }

  recordsOf(rootId: string): readonly string[] {
    return [...this.homes].filter(([, home]) => this.rootOf(home) === rootId).map(([id]) => id);
  }

  /** Whose each record is, and with whom each of these customers answers. */
  picture(customers: readonly string[]) {
    return {
      records: [...this.homes].map(([id, home]) => [id, this.rootOf(home)]),
      customers: customers.map((id) => [id, this.rootOf(id)]),
    };
  }

  /** No record is lost or at home with nobody, and no redirect runs in a circle. */
  holdsTogether(): void {
    for (const home of this.homes.values()) if (!this.parents.has(home)) throw new Error(`nobody is ${home}`);
    for (const id of this.parents.keys()) this.rootOf(id);
  }

  private familyOf(id: string): Family {
    const rootId = this.rootOf(id);
    const members = [...this.parents].filter(([member]) => this.rootOf(member) === rootId);
    return { rootId, kind: this.kinds.get(rootId) ?? 'person', mergedInto: new Map(members) };
  }

  private apply<R extends Refusal>(change: LineageChange | R): LineageChange | R {
    if (isRefusal(change)) return change;
    this.parents.set(change.edge.childId, change.edge.parentId);
    for (const { recordId, to } of change.entry.moves) this.homes.set(recordId, to);
    const undone = this.entries.findIndex(({ id }) => id === change.undoes);
    const entry = this.entries[undone];
    if (entry) this.entries[undone] = { ...entry, undoneBy: change.entry.id };
    this.entries.push(change.entry);
    return change;
  }

  private nextId(): string {
    return `op-${this.entries.length}`;
  }
}
