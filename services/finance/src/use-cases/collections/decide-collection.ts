import type { Decision } from '../../domain/approval';
import { decideCollection } from '../../domain/collection/approve-collection';
import type { FinancePolicy } from '../../domain/policy';
import type { CollectionDesk } from './collection-desk';

interface Needs<Tx> {
  readonly deskIn: (tx: Tx) => CollectionDesk;
  readonly policy: FinancePolicy;
  readonly now: () => Date;
}

/** FN-2: approved, it moves money. A decision about an earlier revision changes nothing. */
export const makeDecideCollection =
  <Tx>({ deskIn, policy, now }: Needs<Tx>) =>
  async (tx: Tx, { documentId, ...decision }: Decision & { readonly documentId: string }): Promise<void> => {
    const desk = deskIn(tx);
    const found = await desk.collection(documentId);
    const change = found && decideCollection(found.collection, found.receivable, decision, policy, now());
    if (found && change) await desk.save(found.collection, change);
  };
