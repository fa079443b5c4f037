import { makeShopSettings } from '../../sidecar/src/sandbox/demo-store/shop-settings.ts';
import { bookShopOrder, setUpShop } from '../support/book-real-order.ts';
import { makeInfo, makeOrders } from '../support/made-up-shop.ts';

const ORDERS = 5000;
const settings = makeShopSettings('GB', { pricesIncludeTax: true });
const orders = makeOrders(settings, 7, ORDERS);
const setup = setUpShop(
  { info: makeInfo(settings), country: 'GB', orders },
  { bookWhen: 'placed' },
);

const startedAt = performance.now();
let booked = 0;
for (const order of orders) {
  const outcome = bookShopOrder(order, setup);
  if ('booking' in outcome && outcome.booking.ok) booked += 1;
}
const microseconds = ((performance.now() - startedAt) * 1000) / ORDERS;
console.log(
  `booking rules alone: ${microseconds.toFixed(0)} µs an order (${booked} of ${ORDERS} booked)`,
);
