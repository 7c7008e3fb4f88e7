import type { Refusal } from '@tributary/service-kit';
import type { Contract } from '../contract/contract';
import { minus, shareOf, sumOf } from '../money';
import type { Line } from '../quote/line';
import { begun } from './fulfilment-steps';
import { type Order, type OrderChange, type OrderLine, stateChanged } from './order';

export interface Wanted {
  readonly sku: string;
  readonly quantity: number;
}

export type PlaceRefusal = Refusal<
  | 'contract.not-in-force'
  | 'order.product-not-in-contract'
  | 'order.product-repeated'
  | 'order.exceeds-contract'
  | 'order.nothing-left'
>;

/**
 * SL-9: orders what the contract has left, or part of it, and begins with the reservation.
 *
 * @param placed lines of the contract's other orders that are not cancelled
 * @param wanted empty for everything that is left
 */
export function placeOrder(
  contract: Contract,
  placed: readonly OrderLine[],
  wanted: readonly Wanted[],
  { orderId, number }: { readonly orderId: string; readonly number: string },
  now: Date,
): OrderChange | PlaceRefusal {
  if (contract.state !== 'in-force') return { refused: 'contract.not-in-force', details: { state: contract.state } };
  const left = contract.lines.map((line) => leftOf(line, placed));
  const asked = wanted.length > 0 ? wanted : left.filter(({ quantity }) => quantity > 0);
  if (asked.length === 0) return { refused: 'order.nothing-left' };

  const lines: OrderLine[] = [];
  for (const { sku, quantity } of asked) {
    const rest = left.find((line) => line.sku === sku);
    if (!rest) return { refused: 'order.product-not-in-contract', details: { sku } };
    if (lines.some((line) => line.sku === sku)) return { refused: 'order.product-repeated', details: { sku } };
    if (quantity > rest.quantity) return { refused: 'order.exceeds-contract', details: { sku, left: rest.quantity } };
    lines.push({ sku, quantity, total: worth(rest, quantity) });
  }

  const { contractId, customer, ownerId, teamPath } = contract;
  const total = { amount: sumOf(lines.map((line) => line.total)), currency: contract.total.currency };
  const order: Order = {
    ...{ orderId, number, contractId, customer, ownerId, teamPath, lines, total },
    ...{ state: 'confirmed', cancelReason: '', fulfilment: { reserve: begun(now) }, version: 1, createdAt: now },
  };
  return { order, events: [stateChanged({ order, changedAt: now })] };
}

interface Rest {
  readonly sku: string;
  readonly quantity: number;
  /** What nobody has ordered yet of the line's money. */
  readonly total: string;
  readonly line: Line;
}

function leftOf(line: Line, placed: readonly OrderLine[]): Rest {
  const taken = placed.filter(({ sku }) => sku === line.sku);
  return {
    sku: line.sku,
    quantity: line.quantity - taken.reduce((sum, { quantity }) => sum + quantity, 0),
    total: minus(line.total.amount, sumOf(taken.map(({ total }) => total))),
    line,
  };
}

/** The last part of a line takes what rounding has left, so that orders add up to the contract. */
const worth = ({ quantity: left, total, line }: Rest, quantity: number): string =>
  quantity === left ? total : shareOf(line.total.amount, quantity, line.quantity, total);
