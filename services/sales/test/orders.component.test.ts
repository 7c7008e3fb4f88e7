import { randomUUID } from 'node:crypto';
import { ReservationState } from '@tributary/contracts/inventory';
import { type Contract, type Order, OrderServiceService, OrderState } from '@tributary/contracts/sales';
import { sampleOf } from '@tributary/contracts/samples';
import { eventually } from '@tributary/testing';
import {
  cny,
  codeOf,
  contractInForce,
  type Doors,
  draftContract,
  everyDoor,
  line,
  orderIn,
  priceList,
  type Sales,
  startSales,
  stepsOf,
} from './sales';

const changed = 'tributary.sales.order.state-changed.v1';

/** SL-9: each test reads as the conversation between sales, inventory and finance about one order. */
describe('orders and their fulfilment, through the real door and the real store', () => {
  let sales: Sales;
  let rep: Doors;
  const repId = randomUUID();

  beforeAll(async () => {
    sales = await startSales();
    rep = await everyDoor(sales, { id: repId });
    await priceList(sales, rep, { 'MC-850': '180000', 'TOOL-1': '0.3333' });
  });
  afterAll(() => sales.stop());

  beforeEach(() => {
    const { inventory } = sales.peers;
    inventory.onShelf.set('MC-850', 100).set('TOOL-1', 0);
    inventory.out = undefined;
    inventory.meanwhile = async () => undefined;
  });

  const inForce = (...lines: Parameters<typeof line>[]): Promise<Contract> =>
    contractInForce(sales, rep, lines.length > 0 ? lines.map((one) => line(...one)) : [line('MC-850', 4)]);
  const order = async (contract?: Contract): Promise<Order> =>
    rep.orders.placeOrder({ contractId: (contract ?? (await inForce())).contractId, lines: [] });
  const cancel = ({ orderId, version }: Order) =>
    rep.orders.cancelOrder({ orderId, reason: 'The customer changed plans.', expectedVersion: version });
  const pay = (contractId: string, customerId: string) =>
    sales.events.publish(
      'tributary.finance.collection.approved.v1',
      {
        ...{ contractId, customerId, collectionId: randomUUID(), amount: cny('720000') },
        ...{ received: cny('720000'), outstanding: cny('0'), receivedOn: '2026-03-01', approvedAt: new Date() },
      },
      { sequence: 2 },
    );
  const told = ({ orderId }: Order) =>
    sales.events.published(changed, orderId).map(({ sequence, data }) => [sequence, data.state]);
  const shelf = () => sales.peers.inventory.onShelf.get('MC-850');

  it('confirmed → reserved → shipped → completed, when the goods have left and the money has come', async () => {
    const contract = await inForce();
    const placed = await order(contract);
    expect(placed).toMatchObject({ state: OrderState.CONFIRMED, total: cny('720000'), version: 1, ownerId: repId });
    expect(placed.lines).toEqual([{ sku: 'MC-850', quantity: 4 }]);

    const reserved = await orderIn(rep, placed.orderId, OrderState.RESERVED);
    expect(stepsOf(reserved)).toEqual({ reserve: 'done', ship: 'pending' });
    expect(shelf()).toBe(96);

    await sales.peers.inventory.ship(placed.orderId);
    expect(stepsOf(await orderIn(rep, placed.orderId, OrderState.SHIPPED))).toEqual({
      ...{ reserve: 'done', ship: 'done', complete: 'pending' },
    });
    await pay(contract.contractId, contract.customerId);
    expect(stepsOf(await orderIn(rep, placed.orderId, OrderState.COMPLETED))).toMatchObject({ complete: 'done' });
    await eventually('each change is published once', () =>
      expect(told(placed)).toEqual([
        [1, OrderState.CONFIRMED],
        [2, OrderState.RESERVED],
        [3, OrderState.SHIPPED],
        [4, OrderState.COMPLETED],
      ]),
    );
  });

  it('is complete as soon as it has shipped when the money came first', async () => {
    const contract = await inForce();
    const placed = await order(contract);
    await orderIn(rep, placed.orderId, OrderState.RESERVED);
    await pay(contract.contractId, contract.customerId);
    await eventually('the contract is paid', async () =>
      expect((await rep.contracts.getContract(contract)).outstanding).toEqual(cny('0')),
    );
    await sales.peers.inventory.ship(placed.orderId);
    await orderIn(rep, placed.orderId, OrderState.COMPLETED);
  });

  it('is cancelled when there is not enough, and its goods can be ordered again', async () => {
    const contract = await inForce(['TOOL-1', 3]);
    const placed = await order(contract);
    const cancelled = await orderIn(rep, placed.orderId, OrderState.CANCELLED);
    expect(cancelled).toMatchObject({ cancelReason: 'stock.insufficient', version: 2 });
    expect(stepsOf(cancelled)).toEqual({ reserve: 'failed' });

    sales.peers.inventory.onShelf.set('TOOL-1', 3);
    await orderIn(rep, (await order(contract)).orderId, OrderState.RESERVED);
  });

  it('releases what was reserved before it says that it is cancelled', async () => {
    const reserved = await orderIn(rep, (await order()).orderId, OrderState.RESERVED);
    const codes = await Promise.all([codeOf(cancel(reserved)), codeOf(cancel(reserved))]);
    expect(codes.sort()).toEqual(['ok', 'record.version-conflict']);
    const cancelled = await orderIn(rep, reserved.orderId, OrderState.CANCELLED);
    expect(stepsOf(cancelled)).toEqual({ reserve: 'undone', ship: 'undone', release: 'done' });
    expect(cancelled.cancelReason).toBe('The customer changed plans.');
    expect(shelf()).toBe(100);
    expect(await codeOf(cancel(cancelled))).toBe('order.already-cancelled');
    await eventually('each change is published once', () =>
      expect(told(reserved)).toEqual([
        [1, OrderState.CONFIRMED],
        [2, OrderState.RESERVED],
        [3, OrderState.RESERVED],
        [4, OrderState.CANCELLED],
      ]),
    );
  });

  it('releases also what inventory was just reserving when somebody cancelled', async () => {
    const contract = await inForce();
    let cancelling: Promise<unknown> = Promise.resolve();
    sales.peers.inventory.meanwhile = async () => {
      sales.peers.inventory.meanwhile = async () => undefined;
      const { items } = await rep.orders.listOrders({
        ...{ page: undefined, state: OrderState.UNSPECIFIED, customerId: '', contractId: contract.contractId },
      });
      cancelling = Promise.all(items.map(cancel));
      await cancelling.catch(() => undefined);
    };
    const { orderId } = await order(contract);
    await eventually('inventory was asked', () => expect(sales.peers.inventory.asked).toContain(`reserve ${orderId}`));
    const cancelled = await eventually('the order is cancelled', async () => {
      const found = await rep.orders.getOrder({ orderId });
      // The event may have told of the reservation before somebody cancelled; then the cancellation was refused as outdated.
      if (found.state === OrderState.RESERVED && found.cancelReason === '') await cancel(found);
      expect(found.state).toBe(OrderState.CANCELLED);
      return found;
    });
    expect(stepsOf(cancelled)).toMatchObject({ reserve: 'undone', release: 'done' });
    expect(shelf()).toBe(100);
  });

  it('goes on when the goods had left before they could be released', async () => {
    const reserved = await orderIn(rep, (await order()).orderId, OrderState.RESERVED);
    sales.peers.inventory.out = 'service.unavailable';
    await cancel(reserved);
    await sales.peers.inventory.ship(reserved.orderId);
    sales.peers.inventory.out = undefined;
    const shipped = await orderIn(rep, reserved.orderId, OrderState.SHIPPED);
    expect(shipped.cancelReason).toBe('');
    expect(stepsOf(shipped)).toEqual({ reserve: 'done', ship: 'done', complete: 'pending', release: 'failed' });
    expect(await codeOf(cancel(shipped))).toBe('order.already-shipped');
  });

  it('is cancelled when inventory takes the goods back', async () => {
    const reserved = await orderIn(rep, (await order()).orderId, OrderState.RESERVED);
    await sales.peers.inventory.expire(reserved.orderId);
    const cancelled = await orderIn(rep, reserved.orderId, OrderState.CANCELLED);
    expect(cancelled.cancelReason).toBe('order.reservation-lost');
    expect(stepsOf(cancelled)).toEqual({ reserve: 'undone', ship: 'undone' });
  });

  it('waits for an inventory that is away, also over a restart, and reserves once', async () => {
    sales.peers.inventory.out = 'service.unavailable';
    const { orderId } = await order();
    await eventually('the step says why it waits', async () =>
      expect((await rep.orders.getOrder({ orderId })).fulfilment).toMatchObject([
        { step: 'reserve', state: 'pending', attempts: 1, reason: 'service.unavailable' },
      ]),
    );
    await sales.restart();
    sales.peers.inventory.out = undefined;
    await orderIn(rep, orderId, OrderState.RESERVED);
    expect(sales.peers.inventory.reservations.get(orderId)).toMatchObject({ state: ReservationState.HELD, version: 1 });
    expect(shelf()).toBe(96);
  });

  it('orders together no more than the contract holds, and adds up to it', async () => {
    const contract = await inForce(['TOOL-1', 3]);
    expect(contract.total).toEqual(cny('1'));
    const { contractId } = contract;
    const one = (quantity: number) => rep.orders.placeOrder({ contractId, lines: [{ sku: 'TOOL-1', quantity }] });
    sales.peers.inventory.onShelf.set('TOOL-1', 10);
    const codes = await Promise.all([1, 2, 3, 4].map(() => codeOf(one(1))));
    expect(codes.sort()).toEqual(['ok', 'ok', 'ok', 'order.exceeds-contract']);
    const page = { page: undefined, state: OrderState.UNSPECIFIED, customerId: '', contractId };
    const { items } = await rep.orders.listOrders(page);
    expect(items.map(({ total }) => total?.amount).sort()).toEqual(['0.33', '0.33', '0.34']);
    expect(new Set(items.map(({ number }) => number)).size).toBe(3);

    expect(await codeOf(rep.orders.placeOrder({ contractId, lines: [] }))).toBe('order.nothing-left');
    expect(await codeOf(rep.orders.placeOrder({ contractId, lines: [{ sku: 'MC-850', quantity: 1 }] }))).toBe(
      'order.product-not-in-contract',
    );
    const draft = await draftContract(rep, [line('TOOL-1')]);
    expect(await codeOf(rep.orders.placeOrder({ contractId: draft.contractId, lines: [] }))).toBe('contract.not-in-force');
  });

  it('places one order for a command sent twice', async () => {
    const { contractId } = await inForce();
    const place = () => rep.orders.placeOrder({ contractId, lines: [] }, { idempotencyKey: `order-${contractId}` });
    const [first, again] = await Promise.all([place(), place()]);
    expect(again).toEqual(first);
  });

  it('follows a merge of its customer with its contract and quote, and the split that undoes it (MD-6)', async () => {
    const [survivor, absorbed] = [randomUUID(), randomUUID()];
    const contract = await contractInForce(sales, rep, [line('MC-850')], absorbed);
    const placed = await order(contract);
    const customersOf = async () => [
      (await rep.quotes.getQuote(contract)).customerId,
      (await rep.contracts.getContract(contract)).customerId,
      (await rep.orders.getOrder(placed)).customerId,
    ];
    const merged = sampleOf('tributary.master-data.customer.merged.v1');
    await sales.events.publish(
      'tributary.master-data.customer.merged.v1',
      { ...merged, customerId: survivor, absorbedIds: [absorbed] },
      { sequence: 2 },
    );
    await eventually('all are the survivor’s', async () => expect(await customersOf()).toEqual([survivor, survivor, survivor]));
    const split = sampleOf('tributary.master-data.customer.split.v1');
    await sales.events.publish(
      'tributary.master-data.customer.split.v1',
      { ...split, customerId: survivor, separatedId: absorbed, separatedIds: [absorbed] },
      { sequence: 3 },
    );
    await eventually('all are back', async () => expect(await customersOf()).toEqual([absorbed, absorbed, absorbed]));
    // No version of their own: nobody changed them.
    expect((await rep.contracts.getContract(contract)).version).toBe(contract.version);
  });

  it('is for its owner and the services that need it; for nobody without the permission', async () => {
    const { orderId } = await order();
    const colleague = await everyDoor(sales, { id: randomUUID() });
    const reader = await everyDoor(sales, { id: repId, permissions: ['orders.read'] });
    const desk = await sales.asService({ service: OrderServiceService }, 'service-desk');
    const finance = await sales.asService({ service: OrderServiceService }, 'finance');
    expect(await codeOf(colleague.orders.getOrder({ orderId }))).toBe('record.not-found');
    expect(await codeOf(colleague.orders.cancelOrder({ orderId, reason: 'x', expectedVersion: 1 }))).toBe('record.not-found');
    expect(await codeOf(reader.orders.cancelOrder({ orderId, reason: 'x', expectedVersion: 1 }))).toBe('permission.denied');
    expect(await codeOf(desk.getOrder({ orderId }))).toBe('ok');
    expect(await codeOf(finance.getOrder({ orderId }))).toBe('permission.denied');
  });
});
