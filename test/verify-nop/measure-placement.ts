import { readVerifyOptions } from './options.ts';

/** How long nopCommerce takes to place an order: the last request of a guest's checkout, alone. */
const ORDERS = 200;
const WARM_UP = 10;
const PRODUCT = 'leica-t-mirrorless-digital-camera';

class Guest {
  readonly #shop: string;
  readonly #cookies = new Map<string, string>();

  constructor(shop: string) {
    this.#shop = shop;
  }

  async get(path: string): Promise<string> {
    return this.#read(await this.#fetch(path, {}));
  }

  async post(path: string, form: Readonly<Record<string, string>>): Promise<string> {
    const body = new URLSearchParams(form).toString();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-requested-with': 'XMLHttpRequest',
    };
    return this.#read(await this.#fetch(path, { method: 'POST', headers, body }));
  }

  async #read(answer: Response): Promise<string> {
    const location = answer.headers.get('location');
    const text = await answer.text();
    return location === null ? text : this.get(new URL(location, this.#shop).pathname);
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string> | undefined), cookie };
    const answer = await fetch(`${this.#shop}${path}`, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    return answer;
  }
}

function findToken(html: string): string {
  const token = /name="__RequestVerificationToken"[^>]*value="([^"]+)"/.exec(html)?.[1];
  if (token === undefined) throw new Error('the page has no token');
  return token;
}

/** Milliseconds of the request that places the order. */
async function placeOrder(shop: string): Promise<number> {
  const guest = new Guest(shop);
  const page = await guest.get(`/${PRODUCT}`);
  const productId = /data-productid="(\d+)"/.exec(page)?.[1] ?? '';
  await guest.post(`/addproducttocart/details/${productId}/1`, {
    [`addtocart_${productId}.EnteredQuantity`]: '1',
    __RequestVerificationToken: findToken(page),
  });
  const cart = await guest.get('/cart');
  const attribute = /name="(checkout_attribute_\d+)"[\s\S]*?<option[^>]*value="([1-9]\d*)"/.exec(
    cart,
  );
  await guest.post('/cart', {
    __RequestVerificationToken: findToken(cart),
    ...(attribute === null ? {} : { [attribute[1] ?? '']: attribute[2] ?? '' }),
    checkout: 'checkout',
  });
  const checkout = await guest.get('/onepagecheckout');
  const token = { __RequestVerificationToken: findToken(checkout) };
  const countryId = /value="(\d+)"[^>]*>United States of America/.exec(checkout)?.[1] ?? '';
  const states = await guest.get(
    `/country/getstatesbycountryid?countryId=${countryId}&addSelectStateItem=false`,
  );
  const stateId = /"id":(\d+),"name":"New York"/.exec(states)?.[1] ?? '0';
  const address = {
    FirstName: 'Ada',
    LastName: 'Measured',
    Email: 'ada@example.test',
    CountryId: countryId,
    StateProvinceId: stateId,
    City: 'New York',
    Address1: '1 Main Street',
    ZipPostalCode: '10001',
    PhoneNumber: '+1 555 0100',
  };
  const fields = Object.entries(address).map(([name, value]) => [
    `BillingNewAddress.${name}`,
    value,
  ]);
  await guest.post('/checkout/OpcSaveBilling/', {
    ...token,
    ...Object.fromEntries(fields),
    ShipToSameAddress: 'true',
  });
  const shippingoption = 'Ground___Shipping.FixedByWeightByTotal';
  await guest.post('/checkout/OpcSaveShippingMethod/', { ...token, shippingoption });
  const paymentmethod = 'Payments.CheckMoneyOrder';
  await guest.post('/checkout/OpcSavePaymentMethod/', { ...token, paymentmethod });
  await guest.post('/checkout/OpcSavePaymentInfo/', token);
  const startedAt = performance.now();
  const answer = await guest.post('/checkout/OpcConfirmOrder/', token);
  const elapsed = performance.now() - startedAt;
  if (!/"success":\s*1|completed/i.test(answer)) throw new Error(answer.slice(0, 300));
  return elapsed;
}

function percentile(values: readonly number[], part: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.ceil(sorted.length * part) - 1] ?? 0).toFixed(1);
}

const options = readVerifyOptions(process.argv.slice(2));
if (options === 'help') throw new Error('--url, --admin and --password are needed');
for (let i = 0; i < WARM_UP; i += 1) await placeOrder(options.url);
const times: number[] = [];
for (let i = 0; i < ORDERS; i += 1) times.push(await placeOrder(options.url));
console.log(
  `${ORDERS} orders placed: p50 ${percentile(times, 0.5)} ms, p95 ${percentile(times, 0.95)} ms`,
);
