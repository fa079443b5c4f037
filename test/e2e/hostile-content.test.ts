import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import type { WireOrder } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { openBrowser } from '../support/open-browser.ts';

const SHOP_FILE = path.join(import.meta.dirname, '../fixtures/nop/nz-inclusive-15.json');
const MARKUP = '<img src=x onerror="window.top.hacked=1"><script>window.top.hacked=1</script>';
const FORMULA = '=HYPERLINK("http://evil.example/","Refund")';
const BACKWARDS = '\u202Egnp.exe\u202C \u200F123';
const LONG = 'Ω'.repeat(10_000);
const TEXTS = [MARKUP, FORMULA, BACKWARDS, LONG, `+1${MARKUP}`, `@SUM(A1)`, '{{count}} ${7*7} %s'];
/** Fields of the wire that somebody types in, in the store or as its customer. */
const TYPED =
  /^(productName|attributeDescription|checkoutAttributeDescription|shippingMethod|name|firstName|lastName|company|address1|address2|city|zipPostalCode|phoneNumber|customOrderNumber|sku|vatNumber)$/;
const WIDTHS = [1280, 360];

let folder: string;
let shop: EndToEndShop;
let browser: Browser | undefined;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'daybook-hostile-'));
  const file = path.join(folder, 'orders.json');
  writeFileSync(file, JSON.stringify(makeHostile(readFileSync(SHOP_FILE, 'utf8'))));
  shop = await EndToEndShop.start('--orders-from', file, '--country', 'NZ', '--when', 'placed');
  browser = await openBrowser();
  page = await (await browser.newContext()).newPage();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await shop.stop();
  rmSync(folder, { recursive: true });
});

/** The shop with each typed text replaced by one of the hostile ones. */
function makeHostile(json: string): { readonly orders: WireOrder[] } {
  let next = 0;
  return JSON.parse(json, (key, value: unknown) => {
    if (typeof value !== 'string' || !TYPED.test(key)) return value;
    next += 1;
    const text = TEXTS[next % TEXTS.length] ?? '';
    // The number is what orders are told apart by; a store lets none be longer than this.
    return key === 'customOrderNumber' ? `${value}${text.slice(0, 40)}` : text;
  }) as { orders: WireOrder[] };
}

async function listRoutes(): Promise<readonly string[]> {
  const rows = await shop.client.listOrders();
  const picked = ['booked', 'held', 'skipped'].flatMap((state) =>
    rows.filter((row) => row.state === state).slice(0, 2),
  );
  const orders = picked.map(({ linkId, orderId }) => `/orders/${linkId}/${orderId}`);
  return ['/', '/orders', '/review', '/mappings', ...orders];
}

async function open(route: string): Promise<Frame> {
  await page.goto('about:blank');
  await page.goto(`${shop.backOfficeUrl}#${route}`);
  await page.frameLocator('#daybook').getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  const element = await page.locator('#daybook').elementHandle();
  const inner = await element?.contentFrame();
  if (inner === undefined || inner === null) throw new Error('Daybook has no frame');
  return inner;
}

it('what customers and the shop type is booked as text, to the cent', async () => {
  const rows = await shop.client.listOrders();
  expect(rows.filter(({ state }) => state === 'booked').length).toBeGreaterThan(rows.length * 0.7);
  expect(await shop.findDifferences()).toEqual([]);
});

it('shows as text on every page, runs nothing and breaks no layout', async () => {
  const shown = new Set<string>();
  for (const route of await listRoutes()) {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const frame = await open(route);
      const text = await frame.evaluate<string>('document.body.innerText');
      for (const hostile of TEXTS) if (text.includes(hostile)) shown.add(hostile);
      const overflow = await frame.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect({ route, width, overflow: Math.max(0, overflow) }).toEqual({
        route,
        width,
        overflow: 0,
      });
      expect(await frame.evaluate<number>('document.querySelectorAll("img[src=x]").length')).toBe(
        0,
      );
    }
  }
  expect([...shown]).toEqual(expect.arrayContaining([MARKUP, FORMULA]));
  expect(await page.evaluate('window.hacked')).toBeUndefined();
}, 240_000);

it('is harmless in the CSV file of the orders', async () => {
  const response = await page.request.get(`${shop.appUrl}api/v1/orders/csv`);
  const csv = await response.text();
  expect(csv).toContain('evil.example');
  const cells = splitCells(csv);
  expect(cells.filter((cell) => /^[=+@\t\r]|^-(?![\d.]+$)/.test(cell))).toEqual([]);
});

/** The cells as a spreadsheet reads them. */
function splitCells(csv: string): readonly string[] {
  return [...csv.matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^,\r\n]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
