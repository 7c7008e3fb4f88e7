import type { Step } from '../record/steps';
import type { Order } from './orders-api';

type Fulfilment = Order['fulfilment'][number];

/** The way of every order, also before a step has begun. */
const way = ['reserve', 'ship', 'complete'] as const;

export interface ShownStep {
  readonly name: string;
  readonly state: Step['state'];
  readonly known: Fulfilment | undefined;
}

/** How far an order has come; the release of what was reserved only where there was one (SL-9). */
export function fulfilmentSteps({ fulfilment, state }: Pick<Order, 'fulfilment' | 'state'>): readonly ShownStep[] {
  const known = new Map(fulfilment.map((step) => [step.step, step]));
  const names = [...way, ...(known.has('release') ? ['release'] : [])];
  const isCancelled = state === 'ORDER_STATE_CANCELLED';
  const firstOpen = isCancelled ? undefined : names.find((name) => known.get(name)?.state !== 'done');
  return names.map((name) => {
    const step = known.get(name);
    if (step?.state === 'done') return { name, state: 'done', known: step };
    if (step?.state === 'failed' || step?.state === 'undone') return { name, state: 'bad', known: step };
    return { name, state: name === firstOpen ? 'now' : 'later', known: step };
  });
}
