import { type ErrorCode, type ErrorKind, errorCatalogue } from '@tributary/contracts';
import { type Actor, isRefusal, type Log, type Refusal, stepLeaseSeconds } from '@tributary/service-kit';
import { releaseRefused, stockRefused, stockReleased, stockReserved } from '../../domain/order/fulfil-order';
import type { AskedStepName } from '../../domain/order/fulfilment-steps';
import type { Order, OrderChange } from '../../domain/order/order';
import type { AtTheDesk } from '../at-the-desk';
import type { OrderDesk } from './order-desk';

export interface LeasedStep {
  readonly orderId: string;
  readonly step: AskedStepName;
  /** With this one. */
  readonly attempts: number;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
}

/** Steps that inventory is to be asked for. A lease keeps others away; asked twice, inventory answers the same. */
export interface FulfilmentQueue {
  /** Due ones, longest first, each counted as one more attempt. They are due again at `until`, unless they have ended by then. */
  lease(limit: number, now: Date, until: Date): Promise<readonly LeasedStep[]>;
  /** Tried again later; the reason stands beside the step until then. */
  postpone(step: LeasedStep, reason: string, until: Date): Promise<void>;
}

/** Inventory's side of the conversation. Both throw what it refuses; asking again changes nothing. */
export interface StockKeeper {
  reserve(step: LeasedStep): Promise<'held' | 'released' | 'shipped'>;
  release(step: LeasedStep): Promise<'released' | 'shipped'>;
}

interface Needs {
  readonly queue: FulfilmentQueue;
  readonly stock: StockKeeper;
  readonly atTheDesk: AtTheDesk<Pick<OrderDesk, 'order' | 'saveOrder'>>;
  readonly service: Actor;
  readonly now: () => Date;
  readonly log: Log;
}

const batch = 20;
const longestPauseSeconds = 300;

/** Anything else says nothing about the goods: nobody answered, or would not talk to us. */
const kindsOfNo: readonly ErrorKind[] = ['invalid', 'not-found', 'conflict', 'precondition', 'exhausted'];

const saysNo = (code: ErrorCode): boolean => code !== 'request.in-progress' && kindsOfNo.includes(errorCatalogue[code].kind);

/**
 * SL-9: asks inventory for what is due, outside any transaction, and stores the answer. Killed at any line, the next one
 * asks again with the same key and gets the same answer. Returns how many steps were looked at.
 */
export function makeFulfilOrders({ queue, stock, atTheDesk, service, now, log }: Needs): () => Promise<number> {
  const store = (orderId: string, decide: (order: Order) => OrderChange | undefined): Promise<void> =>
    atTheDesk(service, async (desk) => {
      const order = await desk.order(orderId);
      const change = order && decide(order);
      if (order && change) await desk.saveOrder(order, change);
    });

  const ask = async (step: LeasedStep): Promise<void> => {
    const { orderId } = step;
    try {
      if (step.step === 'release') {
        const answer = await stock.release(step);
        return await store(orderId, (order) =>
          answer === 'released' ? stockReleased(order, now()) : releaseRefused(order, 'order.already-shipped', now()),
        );
      }
      const answer = await stock.reserve(step);
      return await store(orderId, (order) => (answer === 'released' ? stockReleased(order, now()) : stockReserved(order, now())));
    } catch (error) {
      return failed(step, error);
    }
  };

  const failed = async (step: LeasedStep, error: unknown): Promise<void> => {
    const refusal: Refusal = isRefusal(error) ? error : { refused: 'service.internal' };
    const code = refusal.refused;
    if (saysNo(code)) {
      const decide = step.step === 'release' ? releaseRefused : stockRefused;
      return store(step.orderId, (order) => decide(order, code, now()));
    }
    log.warn({ err: error, orderId: step.orderId, step: step.step, attempts: step.attempts }, 'inventory did not answer');
    const pause = Math.min(2 ** Math.min(step.attempts, 16), longestPauseSeconds);
    await queue.postpone(step, code, inSeconds(now(), pause));
  };

  return async () => {
    const due = await queue.lease(batch, now(), inSeconds(now(), stepLeaseSeconds));
    await Promise.all(due.map(ask));
    return due.length;
  };
}

const inSeconds = (from: Date, seconds: number): Date => new Date(from.getTime() + seconds * 1_000);
