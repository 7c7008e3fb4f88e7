import { randomUUID } from 'node:crypto';
import { ProductServiceService, ReservationState, StockServiceService } from '@tributary/contracts/inventory';
import type { Peer } from '@tributary/service-kit';
import { eventually, type ServiceUnderTest, startServiceUnderTest } from '@tributary/testing';
import { service } from '../src/service';

const everything = { permissions: ['products.manage', 'products.read', 'stock.read', 'stock.receive', 'stock.ship'] };

describe('stock, through the real door and the real store', () => {
  let inventory: ServiceUnderTest;
  let keeper: Peer<typeof StockServiceService>;
  let sales: Peer<typeof StockServiceService>;
  let products: Peer<typeof ProductServiceService>;

  beforeAll(async () => {
    inventory = await startServiceUnderTest({ ...service, store: 'postgres' });
    keeper = await inventory.as({ service: StockServiceService }, everything);
    sales = await inventory.asService({ service: StockServiceService }, 'sales');
    products = await inventory.as({ service: ProductServiceService }, everything);
  });
  afterAll(() => inventory.stop());

  const codeOf = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => 'ok',
      (error: { readonly refused?: string }) => error.refused ?? String(error),
    );

  let number = 0;
  /** A product of its own for each test, with this much of it in Shanghai. */
  async function stocked(quantity: number): Promise<string> {
    const sku = `SKU-${++number}`;
    const listPrice = { amount: '99.50', currency: 'CNY' };
    await products.putProduct({ product: { sku, name: '轴承', unit: '件', listPrice, warrantyMonths: 12 } });
    if (quantity > 0) {
      await keeper.receiveGoods({ documentNumber: `IN-${sku}`, warehouse: 'shanghai', lines: [{ sku, quantity }] });
    }
    return sku;
  }
  const levelOf = async (sku: string) =>
    (await keeper.listStock({ page: undefined, warehouse: 'shanghai' })).items.find((level) => level.sku === sku);

  afterEach(async () => {
    // IV-6, whatever a test did.
    expect((await keeper.checkLedger({})).differingSkus).toEqual([]);
  });

  it('posts a delivery note once, also when it comes five times at once', async () => {
    const sku = await stocked(0);
    const note = { documentNumber: 'DN-1', warehouse: 'shanghai', lines: [{ sku, quantity: 4 }] };
    const posted = await Promise.all(Array.from({ length: 5 }, () => keeper.receiveGoods(note)));
    expect(new Set(posted.map(({ documentId }) => documentId)).size).toBe(1);
    expect(await levelOf(sku)).toMatchObject({ onHand: 4, available: 4 });
    expect(await codeOf(keeper.receiveGoods({ ...note, lines: [{ sku, quantity: 5 }] }))).toBe('stock.document-differs');
  });

  it('never sells more than there is, however many want it at once', async () => {
    const sku = await stocked(5);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => codeOf(sales.reserveStock({ orderId: randomUUID(), lines: [{ sku, quantity: 1 }] }))),
    );
    expect(answers.filter((code) => code === 'ok')).toHaveLength(5);
    expect(answers.filter((code) => code === 'stock.insufficient')).toHaveLength(15);
    expect(await levelOf(sku)).toMatchObject({ onHand: 5, reserved: 5, available: 0 });
  });

  it('reserves for an order once, and tells it once', async () => {
    const sku = await stocked(5);
    const order = { orderId: randomUUID(), lines: [{ sku, quantity: 2 }] };
    const answers = await Promise.all(Array.from({ length: 5 }, () => sales.reserveStock(order)));
    expect(answers.every(({ state }) => state === ReservationState.HELD)).toBe(true);
    expect(await levelOf(sku)).toMatchObject({ reserved: 2 });
    await eventually('the reservation is published once', () =>
      expect(inventory.events.published('tributary.inventory.reservation.changed.v1', order.orderId)).toHaveLength(1),
    );
  });

  it('ships what was reserved, once, and the ledger shows it', async () => {
    const sku = await stocked(5);
    const order = { orderId: randomUUID(), lines: [{ sku, quantity: 2 }] };
    await sales.reserveStock(order);
    const [first, second] = await Promise.all([keeper.shipReservation(order), keeper.shipReservation(order)]);
    expect(second.documentId).toBe(first.documentId);
    expect(await levelOf(sku)).toMatchObject({ onHand: 3, reserved: 0 });
    const { items } = await keeper.listLedger({ page: undefined, sku, orderId: '' });
    expect(items.map(({ quantity }) => quantity)).toEqual([-2, 5]);
    expect((await keeper.listLedger({ page: undefined, sku: '', orderId: order.orderId })).items).toHaveLength(1);
  });

  it('frees what is released, and holds nothing for a request that arrives after its release', async () => {
    const sku = await stocked(5);
    const order = { orderId: randomUUID(), lines: [{ sku, quantity: 5 }] };
    expect(await sales.releaseReservation(order)).toMatchObject({ state: ReservationState.RELEASED });
    expect(await sales.reserveStock(order)).toMatchObject({ state: ReservationState.RELEASED });
    const other = { ...order, orderId: randomUUID() };
    await sales.reserveStock(other);
    expect(await sales.releaseReservation(other)).toMatchObject({ state: ReservationState.RELEASED });
    expect(await levelOf(sku)).toMatchObject({ reserved: 0 });
    expect(await codeOf(keeper.shipReservation(other))).toBe('reservation.not-held');
  });

  it('tells a changed product once and an unchanged one not at all', async () => {
    const sku = await stocked(0);
    await stocked(0);
    const product = { sku, name: '轴承', unit: '件', listPrice: { amount: '99.5', currency: 'CNY' }, warrantyMonths: 12 };
    await products.putProduct({ product });
    await products.putProduct({ product: { ...product, listPrice: { amount: '101', currency: 'CNY' } } });
    await eventually('two versions are published', () =>
      expect(inventory.events.published('tributary.inventory.product.changed.v1', sku).map(({ sequence }) => sequence)).toEqual([
        1, 2,
      ]),
    );
  });

  it('lets nobody move stock who may not', async () => {
    const reader = await inventory.as({ service: StockServiceService }, { permissions: ['stock.read'] });
    const order = { orderId: randomUUID(), lines: [{ sku: 'SKU-1', quantity: 1 }] };
    expect(await codeOf(reader.receiveGoods({ documentNumber: 'x', warehouse: 'shanghai', lines: order.lines }))).toBe(
      'permission.denied',
    );
    expect(await codeOf(reader.shipReservation(order))).toBe('permission.denied');
    expect(await codeOf(reader.reserveStock(order))).toBe('permission.denied');
    const leads = await inventory.asService({ service: StockServiceService }, 'leads');
    expect(await codeOf(leads.reserveStock(order))).toBe('permission.denied');
  });
});
