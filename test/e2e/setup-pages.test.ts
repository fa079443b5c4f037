import { XERO_APP } from '../../sidecar/src/sandbox/demo/plan-servers.ts';
import { NewShop } from '../support/new-shop.ts';
import { lookAt } from '../support/open-browser.ts';

const LOOKS = [
  ['rtl', 360],
  ['ltr', 1280],
] as const;

let shop: NewShop;

beforeAll(async () => {
  shop = await NewShop.start('--orders', '40');
}, 120_000);

afterAll(async () => {
  await shop.stop();
});

const button = (name: string) => shop.frame.getByRole('button', { name, exact: true });
const question = (name: string) => shop.frame.getByRole('heading', { level: 2, name }).first();

/** As it is after the tab was closed, in both directions and both widths: pictures and axe. */
async function lookAtQuestion(name: string, picture: string, isReady: () => Promise<void>) {
  await shop.openAnew();
  for (const [direction, width] of LOOKS) {
    await shop.readAs(direction, width);
    await question(name).waitFor();
    await isReady();
    await lookAt(shop.page, `${picture}-${direction}-${width}`);
    expect(await isTooWide()).toBe(false);
  }
}

/** Whether the frame's page has to be scrolled sideways. */
async function isTooWide(): Promise<boolean> {
  return shop.frame
    .locator('body')
    .evaluate(
      `(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)()`,
    );
}

const whenSeen = (text: string) => () => shop.frame.getByText(text).first().waitFor();

it('says what is missing, that the secret is wrong, and that the sign-in was refused', async () => {
  await shop.open();
  await question('Connect Xero').waitFor();
  await lookAtQuestion('Connect Xero', 'setup-1-connect', whenSeen('Redirect address'));
  await button('Continue').click();
  await shop.frame.getByText('Please fill this in.').first().waitFor();

  await shop.frame.getByLabel('Client id').fill(XERO_APP.clientId);
  await shop.frame.getByRole('textbox', { name: 'Client secret' }).fill('not the secret');
  await button('Continue').click();
  await button('Connect to Xero').waitFor();
  await shop.openAnew();
  await button('Connect to Xero').waitFor();
  const wrong = await shop.followSignIn(() => button('Connect to Xero').click());
  await lookAt(wrong, 'setup-1-callback-refused');
  await wrong.close();
  await shop.frame.getByText('Xero does not accept the client id and secret').waitFor();
  await lookAtQuestion('Connect Xero', 'setup-1-wrong-secret', whenSeen('Xero does not accept'));

  await button('Change client id or secret').click();
  expect(await shop.frame.getByLabel('Client id').inputValue()).toBe(XERO_APP.clientId);
  await shop.frame.getByRole('textbox', { name: 'Client secret' }).fill(XERO_APP.clientSecret);
  await button('Continue').click();
  await shop.refuseNextSignIn();
  await (await shop.followSignIn(() => button('Connect to Xero').click())).close();
  await shop.frame.getByText('Xero did not grant the connection').waitFor();
}, 600_000);

it('goes on by itself when Xero says yes, and asks for the organisation', async () => {
  const orders = await shop.shop.client.storeOrders();
  const sold = orders.filter(({ orderTotal }) => Number(orderTotal) > 0);
  const [byNumber, byTotal] = sold.slice(-2);
  if (byNumber === undefined || byTotal === undefined) throw new Error('no orders');
  await shop.bookElsewhere([
    {
      number: `INV-${byNumber.customOrderNumber}`,
      date: byNumber.createdOnUtc.slice(0, 10),
      total: byNumber.orderTotal,
    },
    { number: 'ELSE-1', date: byTotal.createdOnUtc.slice(0, 10), total: byTotal.orderTotal },
    { number: 'ELSE-2', date: byTotal.createdOnUtc.slice(0, 10), total: '1.23' },
  ]);
  const tab = await shop.followSignIn(() => button('Connect to Xero').click());
  await lookAt(tab, 'setup-1-callback');
  await tab.close();
  await question('Organisation').waitFor();
  await lookAtQuestion('Organisation', 'setup-2-organisation', () =>
    shop.frame.getByRole('radio').first().waitFor(),
  );
  await button('Continue').click();
  await question('Already booked?').waitFor();
}, 600_000);

it('finds what is booked already and asks for two confirmations', async () => {
  await shop.frame.getByText('2 orders are in Xero already').waitFor();
  await button('Continue').click();
  await shop.frame.getByText('Please confirm this before you go on.').first().waitFor();
  await shop.keep(() => shop.frame.getByLabel('The old app is off').check());
  await lookAtQuestion('Already booked?', 'setup-3-already-booked', whenSeen('ELSE-1'));
  expect(await shop.frame.getByLabel('The old app is off').isChecked()).toBe(true);
  await shop.frame.getByLabel('Bank rules that code').check();
  await button('Continue').click();
  await question('How it looks in Xero').waitFor();
}, 600_000);

it('keeps each answer when the tab is closed, and presets nothing for locked months', async () => {
  await shop.frame.getByLabel('In front of the order number').fill('WEB-');
  await shop.frame.getByText(/becomes invoice\s+WEB-/).waitFor();
  await shop.keep(() => shop.page.keyboard.press('Tab'));
  await shop.keep(() => shop.frame.getByRole('radio', { name: 'When it is placed' }).check());
  await lookAtQuestion('How it looks in Xero', 'setup-4-look', whenSeen('WEB-'));
  expect(await shop.frame.getByRole('radio', { name: 'When it is placed' }).isChecked()).toBe(true);
  await button('Continue').click();
  for (const [name, picture] of [
    ['Payment methods', 'setup-5-payment'],
    ['Taxes', 'setup-6-taxes'],
    ['Sales accounts', 'setup-7-sales'],
    ['Everything else', 'setup-8-others'],
  ] as const) {
    await question(name).waitFor();
    await lookAtQuestion(name, picture, whenSeen('Reason'));
    await button('Continue').click();
  }
  await question('Locked months').waitFor();
  await button('Continue').click();
  await shop.frame.getByText('Please choose one').waitFor();
  await lookAtQuestion('Locked months', 'setup-9-locked', whenSeen('Wait for a person'));
  expect(await shop.frame.locator('input[type=radio]:checked').count()).toBe(0);
  await shop.frame.getByRole('radio', { name: 'Wait for a person' }).check();
  await button('Continue').click();
  await question('Dry run').waitFor();
}, 900_000);

it('tries the last orders and sends nothing of them', async () => {
  await lookAtQuestion('Dry run', 'setup-10-dry-run', whenSeen('orders can be booked as they are'));
  await shop.frame.getByText('Could not be tried').waitFor();
  const fitting = shop.frame.locator('details', { hasText: 'Fits' }).last();
  await fitting.locator('summary').click();
  await fitting.getByText('Would be in Xero').waitFor();
  await lookAt(shop.page, 'setup-10-dry-run-order');
  expect(await shop.countInXero()).toMatchObject({ invoices: 3, contacts: 1, payments: 0 });
  await button('Continue').click();
  await question('Go live').waitFor();
}, 600_000);

it('goes live with the first ten, shows both totals, and books the rest on Continue', async () => {
  await lookAtQuestion('Go live', 'setup-11-live', whenSeen('Book orders placed from'));
  await shop.frame.getByLabel('Book orders placed from this day on').fill('2026-01-01');
  await button('Go live').click();
  await shop.frame.getByText('10 orders are booked').waitFor({ timeout: 60_000 });
  await lookAt(shop.page, 'setup-12-first-ten');
  await shop.frame.getByText('the same').waitFor();
  await button('Stop here').click();
  await shop.frame.getByText('Stopped: nothing more is booked').waitFor();
  expect((await shop.shop.client.status()).counts.booked).toBe(10);
  for (const [direction, width] of LOOKS) {
    await shop.readAs(direction, width);
    await shop.frame.getByText('Stopped: nothing more is booked').waitFor();
    await lookAt(shop.page, `setup-12-stopped-${direction}-${width}`);
  }
  await button('Continue with all orders').click();
  await shop.frame.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await shop.shop.client.waitUntilSettled(() => undefined);
  const rows = await shop.shop.client.listOrders();
  expect(rows.filter(({ state }) => state === 'booked').length).toBeGreaterThan(10);
  expect(rows.filter(({ reason }) => reason?.code === 'order.excluded')).toHaveLength(2);
  const numbers = rows.flatMap(({ documents }) => documents.map(({ number }) => number));
  expect(numbers.filter((number) => number?.startsWith('WEB-')).length).toBeGreaterThan(10);
}, 600_000);
