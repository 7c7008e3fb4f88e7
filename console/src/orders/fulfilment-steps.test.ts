import { fulfilmentSteps } from './fulfilment-steps';
import type { Order } from './orders-api';

const order = (state: Order['state'], steps: Readonly<Record<string, string>>) => ({
  state,
  fulfilment: Object.entries(steps).map(([step, of]) => ({ step, state: of, attempts: 1, reason: '' })),
});

describe('the steps of an order', () => {
  it.each([
    ['begins', order('ORDER_STATE_CONFIRMED', { reserve: 'pending' }), ['now', 'later', 'later']],
    ['is reserved', order('ORDER_STATE_RESERVED', { reserve: 'done', ship: 'pending' }), ['done', 'now', 'later']],
    [
      'is complete',
      order('ORDER_STATE_COMPLETED', { reserve: 'done', ship: 'done', complete: 'done' }),
      ['done', 'done', 'done'],
    ],
    ['found too little', order('ORDER_STATE_CANCELLED', { reserve: 'failed' }), ['bad', 'later', 'later']],
    [
      'was taken back',
      order('ORDER_STATE_CANCELLED', { reserve: 'undone', ship: 'undone', release: 'done' }),
      ['bad', 'bad', 'later', 'done'],
    ],
  ])('are shown when it %s', (_, it, expected) => expect(fulfilmentSteps(it).map(({ state }) => state)).toEqual(expected));
});
