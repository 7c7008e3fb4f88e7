import type { StepMode } from './approval';

export type ApproverRule =
  | { readonly by: 'employee'; readonly employeeId: string }
  | { readonly by: 'role'; readonly roleId: string }
  /** 1 is the manager of the requester's own team, 2 the one above. */
  | { readonly by: 'manager'; readonly level: number };

/** Numbers are exact decimals as text, compared by `compare`. */
export interface ApprovalChain {
  readonly chainId: string;
  readonly kind: string;
  readonly fromAmount?: { readonly amount: string; readonly currency: string };
  readonly fromDiscountPercent?: string;
  /** Applies to this team and below; '/' is the whole company. */
  readonly teamPath: string;
  readonly steps: readonly { readonly name: string; readonly mode: StepMode; readonly approvers: readonly ApproverRule[] }[];
}

export interface DocumentFacts {
  readonly kind: string;
  readonly amount?: { readonly amount: string; readonly currency: string };
  readonly discountPercent?: string;
  readonly teamPath: string;
}

/** Below, at or above zero as a is below, at or above b. Exact for decimals of any length. */
type Compare = (a: string, b: string) => number;

/**
 * DR-3: the chain for a document. Of those that apply, the one for the nearest team wins, then the highest amount
 * reached, then the highest discount reached, then the id, so that the answer never depends on the order of rows.
 */
export function chooseChain(
  chains: readonly ApprovalChain[],
  document: DocumentFacts,
  compare: Compare,
): ApprovalChain | undefined {
  const bound = (a: string | undefined, b: string | undefined): number =>
    a === undefined || b === undefined ? Number(a !== undefined) - Number(b !== undefined) : compare(a, b);
  return chains
    .filter((chain) => applies(chain, document, compare))
    .sort(
      (a, b) =>
        b.teamPath.length - a.teamPath.length ||
        bound(b.fromAmount?.amount, a.fromAmount?.amount) ||
        bound(b.fromDiscountPercent, a.fromDiscountPercent) ||
        (a.chainId < b.chainId ? -1 : 1),
    )[0];
}

function applies(chain: ApprovalChain, document: DocumentFacts, compare: Compare): boolean {
  if (chain.kind !== document.kind || !document.teamPath.startsWith(chain.teamPath)) return false;
  if (chain.fromAmount) {
    if (document.amount?.currency !== chain.fromAmount.currency) return false;
    if (compare(document.amount.amount, chain.fromAmount.amount) < 0) return false;
  }
  return chain.fromDiscountPercent === undefined || compare(document.discountPercent ?? '0', chain.fromDiscountPercent) >= 0;
}
