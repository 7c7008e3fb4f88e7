import { staff } from '../../story/people';
import { deliveries, products } from '../../story/products';
import { fewAtOnce } from '../at-once';
import type { Telling } from '../telling';

/** What is sold, and what there is of it. */
export async function fillWarehouses({ as, tell, told }: Telling): Promise<void> {
  const keeper = as(staff.keeper);
  await fewAtOnce(products, async ({ sku, name, unit, price, warrantyMonths }) => {
    const listPrice = { amount: `${price}.00`, currency: 'CNY' };
    await keeper.send('PUT', `/v1/products/${sku}`, { name, unit, listPrice, warrantyMonths });
    told(1);
  });
  await fewAtOnce(deliveries, async (delivery) => {
    await tell(keeper, `delivery/${delivery.documentNumber}`, '/v1/inbound-orders', delivery);
    told(1);
  });
}
