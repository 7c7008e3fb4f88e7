import { chanceOf } from './chance';
import type { OldCustomer } from './companies';
import { type Product, type ProductLine, productLines, products } from './products';
import type { Prospect } from './prospects';

export interface DealLine {
  readonly sku: string;
  readonly quantity: number;
  /** Per cent off the list price. */
  readonly discount: number;
}

/**
 * How far a deal has come. Each is one state of a list that somebody looks at: what is open, what waits for whom, what went
 * wrong, what is done.
 */
export type DealEnd =
  | 'qualification'
  | 'needs'
  | 'proposal'
  | 'negotiation'
  | 'lost'
  | 'quote-waiting'
  | 'contract-draft'
  | 'contract-waiting'
  | 'contract-with-director'
  | 'contract-rejected'
  | 'contract-approved'
  | 'in-force'
  | 'reserved'
  | 'refused'
  | 'shipped'
  | 'collection-waiting'
  | 'paid-partly'
  | 'completed'
  | 'key-account';

/** From a need to money. */
export interface Deal {
  readonly key: string;
  /** Comes from this prospect's lead; or from a customer the ERP system knows. */
  readonly prospect?: Prospect;
  readonly oldCustomer?: OldCustomer;
  /** Of this customer in the story. */
  readonly isFirst: boolean;
  readonly name: string;
  readonly lines: readonly DealLine[];
  readonly end: DealEnd;
  /** Until the rep expects it to be decided. */
  readonly daysToClose: number;
  /** Shares of the contract's total in per cent, in the order in which the money comes. */
  readonly payments: readonly number[];
  readonly lossReason: string;
}

/** The goods have left. */
export const delivered: ReadonlySet<DealEnd> = new Set<DealEnd>([
  ...(['shipped', 'collection-waiting', 'paid-partly', 'completed', 'key-account'] as const),
]);

/** In a story of full size; in a small one each is told once. */
const counts: Readonly<Record<DealEnd, number>> = {
  ...{ qualification: 4, needs: 5, proposal: 5, negotiation: 4, lost: 8, 'quote-waiting': 2, 'contract-draft': 2 },
  ...{ 'contract-waiting': 3, 'contract-with-director': 2, 'contract-rejected': 1, 'contract-approved': 2 },
  ...{ 'in-force': 2, reserved: 3, refused: 1, shipped: 2 },
  ...{ 'collection-waiting': 2, 'paid-partly': 2, completed: 6, 'key-account': 1 },
};

const payments: Partial<Record<DealEnd, readonly number[]>> = {
  'collection-waiting': [30],
  'paid-partly': [30, 30],
  completed: [40, 60],
  'key-account': [25, 25, 25, 25],
};

const lossReasons = ['价格高出竞争对手一成', '项目推迟到明年', '交期赶不上客户投产'];

export function dealEnds(scale: number): readonly DealEnd[] {
  return (Object.entries(counts) as [DealEnd, number][]).flatMap(([end, count]) =>
    Array.from({ length: Math.max(1, Math.round(count * scale)) }, () => end),
  );
}

/** A few of those whom the ERP system knows come back again and again. */
const returning = 4;

/** Every third deal is with a customer the ERP system knows, the others come from leads, in the order of `prospects`. */
export function dealsOf(
  seed: string,
  scale: number,
  prospects: readonly Prospect[],
  oldCustomers: readonly OldCustomer[],
): readonly Deal[] {
  const chance = chanceOf(`${seed}/deals`);
  let fromLeads = 0;
  let fromOld = 0;
  return dealEnds(scale).map((end, index) => {
    const isFirst = index % 3 !== 2 || fromOld < Math.min(returning, oldCustomers.length);
    const oldCustomer = index % 3 === 2 ? oldCustomers[fromOld++ % Math.min(returning, oldCustomers.length)] : undefined;
    const prospect = oldCustomer ? undefined : prospects[fromLeads++];
    const line = prospect?.line ?? chance.pick(productLines);
    const lines = special[end] ?? linesOf(line, end === 'quote-waiting' ? 15 : chance.below(4) * 2.5, chance.below(3));
    return {
      key: `deal-${String(index + 1).padStart(2, '0')}`,
      ...(prospect && { prospect }),
      ...(oldCustomer && { oldCustomer }),
      ...{ name: nameOf(lines), lines, end, isFirst },
      daysToClose: chance.between(10, 60),
      payments: payments[end] ?? [],
      lossReason: end === 'lost' ? chance.pick(lossReasons) : '',
    };
  });
}

const special: Partial<Record<DealEnd, readonly DealLine[]>> = {
  // More than there are: the order is refused and cancelled by itself.
  refused: [{ sku: 'HMC-630', quantity: 3, discount: 5 }],
  'key-account': [
    { sku: 'VMC-850', quantity: 2, discount: 10 },
    { sku: 'TLH-BT40', quantity: 4, discount: 10 },
  ],
  // So much money that the director is asked as well.
  'contract-with-director': [{ sku: 'VMC-1160', quantity: 2, discount: 7.5 }],
};

function linesOf(line: ProductLine, discount: number, extra: number): readonly DealLine[] {
  const [machine, ...others] = products.filter((product) => product.line === line && product.sku !== 'HMC-630');
  const further = others[extra % others.length];
  if (!machine || !further) throw new Error(`there is nothing to sell of ${line}`);
  return [
    { sku: machine.sku, quantity: 1 + (extra % 2), discount },
    { sku: further.sku, quantity: 1, discount },
  ];
}

const nameOf = (lines: readonly DealLine[]): string =>
  lines.map(({ sku, quantity }) => `${productOf(sku).name} ${quantity}${productOf(sku).unit}`).join('、');

export function productOf(sku: string): Product {
  const found = products.find((product) => product.sku === sku);
  if (!found) throw new Error(`there is no product ${sku}`);
  return found;
}

/** What the lines come to at list prices, in yuan: the first guess at an opportunity's amount. */
export const listTotal = (lines: readonly DealLine[]): number =>
  lines.reduce((sum, { sku, quantity }) => sum + productOf(sku).price * quantity, 0);
