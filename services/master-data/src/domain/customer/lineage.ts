import type { Refusal } from '@tributary/service-kit';
import type { PartyKind } from '../party/source-record';

/**
 * MD-6. Who was merged into whom is a forest: each customer knows the one that absorbed it, if any, and the root of its
 * tree stands for all of them. A source record stays at home with the customer it was resolved to; its customer is the
 * root above its home. So a merge is one edge, undoing it cuts that edge, and the two are inverses whatever lies between.
 * Only splitting records off moves them to another home; merging the two parts again brings them back.
 */
export interface Family {
  readonly rootId: string;
  readonly kind: PartyKind;
  /** Every customer of the tree, the root included, with the one that absorbed it. */
  readonly mergedInto: ReadonlyMap<string, string | undefined>;
}

/** A source record that got another home. */
export interface Move {
  readonly recordId: string;
  readonly from: string;
  readonly to: string;
}

/** Where source records are at home now, by record id. */
export type Homes = ReadonlyMap<string, string>;

/** What was done, as it is kept for ever. */
export interface LineageEntry {
  readonly id: string;
  readonly kind: 'merge' | 'split';
  /** The survivor of the merge; whom the split took from. */
  readonly customerId: string;
  /** The one absorbed; the one separated. */
  readonly otherId: string;
  readonly moves: readonly Move[];
  /** Under whom the other one was put, or was before: the survivor, or somebody who was merged into it earlier. */
  readonly parentId: string;
  /** The operation that took it back, if any. */
  readonly undoneBy?: string;
}

/** How the forest changes: at most one edge, some homes, one entry. */
export interface LineageChange {
  readonly entry: LineageEntry;
  /** The edge set or, with `parentId` undefined, cut. */
  readonly edge: { readonly childId: string; readonly parentId: string | undefined };
  /** Every customer that has another root now, the top one first. */
  readonly movedTree: readonly string[];
  /** The entry that this one takes back. */
  readonly undoes?: string;
}

export type MergeRefusal = Refusal<'customer.merge-with-itself' | 'customer.merged-away' | 'customer.kinds-differ'>;

/**
 * Puts one tree under the root of the other. When the absorbed customer was split off the survivor, this is the way back:
 * it returns to its place in the tree, and records that it took along go home. `splits` are those that separated it and are
 * still in force, newest first; `homes` says where the records they moved are now.
 */
export function merge(
  survivorId: string,
  survivor: Family,
  absorbedId: string,
  absorbed: Family,
  splits: readonly LineageEntry[],
  homes: Homes,
  mergeId: string,
): LineageChange | MergeRefusal {
  if (survivor.rootId === absorbed.rootId) return { refused: 'customer.merge-with-itself', field: 'absorbedId' };
  const away = mergedAway(survivorId, survivor, 'survivorId') ?? mergedAway(absorbedId, absorbed, 'absorbedId');
  if (away) return away;
  if (survivor.kind !== absorbed.kind) return { refused: 'customer.kinds-differ', field: 'absorbedId' };

  const waysBack = splits.filter((split) => leadsBack(split, survivor, homes));
  // The split that made it out of records comes first: merely cut edges leave their records where they were.
  const wayBack = waysBack.find(({ moves }) => moves.length > 0) ?? waysBack[0];
  const parentId = wayBack?.parentId ?? survivor.rootId;
  return {
    entry: {
      id: mergeId,
      kind: 'merge',
      customerId: survivor.rootId,
      otherId: absorbed.rootId,
      moves: reversed(wayBack?.moves ?? []),
      parentId,
    },
    edge: { childId: absorbed.rootId, parentId },
    movedTree: treeUnder(absorbed.rootId, absorbed),
    ...(wayBack && { undoes: wayBack.id }),
  };
}

const leadsBack = ({ moves, parentId }: LineageEntry, { mergedInto }: Family, homes: Homes): boolean =>
  mergedInto.has(parentId) && moves.every(({ recordId, from, to }) => homes.get(recordId) === to && mergedInto.has(from));

export type UndoRefusal = Refusal<
  'customer.merged-away' | 'customer.merge-unknown' | 'customer.merge-already-undone' | 'customer.split-out-of-order'
>;

/** Cuts the edge that the merge set, and takes back the records it had sent home: `homes` says where those are now. */
export function undoMerge(
  customerId: string,
  family: Family,
  merged: LineageEntry | undefined,
  homes: Homes,
  splitId: string,
): LineageChange | UndoRefusal {
  const away = mergedAway(customerId, family, 'customerId');
  if (away) return away;
  if (merged?.kind !== 'merge' || !(family.mergedInto.has(merged.otherId) || merged.undoneBy)) {
    return { refused: 'customer.merge-unknown', field: 'mergeId' };
  }
  if (merged.undoneBy) return { refused: 'customer.merge-already-undone', field: 'mergeId' };
  const inPlace = merged.moves.every(({ recordId, to }) => homes.get(recordId) === to && family.mergedInto.has(to));
  if (!inPlace) return { refused: 'customer.split-out-of-order', field: 'mergeId' };

  return {
    entry: {
      id: splitId,
      kind: 'split',
      customerId: family.rootId,
      otherId: merged.otherId,
      moves: reversed(merged.moves),
      parentId: merged.parentId,
    },
    edge: { childId: merged.otherId, parentId: undefined },
    movedTree: treeUnder(merged.otherId, family),
    undoes: merged.id,
  };
}

export type SplitRefusal = Refusal<'customer.merged-away' | 'customer.record-elsewhere' | 'customer.split-takes-everything'>;

/** Gives the records a customer of their own. The customer has `recordCount` in all; `homes` knows those of the named ones it has. */
export function splitRecords(
  customerId: string,
  family: Family,
  recordIds: readonly string[],
  homes: Homes,
  recordCount: number,
  newId: string,
  splitId: string,
): LineageChange | SplitRefusal {
  const away = mergedAway(customerId, family, 'customerId');
  if (away) return away;
  if (recordIds.some((id) => !homes.has(id))) return { refused: 'customer.record-elsewhere', field: 'sourceRecords.ids' };
  if (recordIds.length === recordCount) return { refused: 'customer.split-takes-everything', field: 'sourceRecords.ids' };
  const moves = recordIds.map((recordId) => ({ recordId, from: homes.get(recordId) ?? family.rootId, to: newId }));
  return {
    entry: { id: splitId, kind: 'split', customerId: family.rootId, otherId: newId, moves, parentId: family.rootId },
    edge: { childId: newId, parentId: undefined },
    movedTree: [newId],
  };
}

/** A customer and everybody below it, itself first. */
export function treeUnder(customerId: string, { mergedInto }: Family): readonly string[] {
  const tree = [customerId];
  // Grows while it is walked: children of children are found in turn.
  for (const parent of tree) for (const [child, above] of mergedInto) if (above === parent) tree.push(child);
  return tree;
}

const reversed = (moves: readonly Move[]): readonly Move[] =>
  moves.map(({ recordId, from, to }) => ({ recordId, from: to, to: from }));

const mergedAway = (id: string, { rootId }: Family, field: string): Refusal<'customer.merged-away'> | undefined =>
  id === rootId ? undefined : { refused: 'customer.merged-away', field, details: { survivingId: rootId } };
