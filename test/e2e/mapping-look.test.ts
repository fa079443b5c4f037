import { MappingPages } from '../support/mapping-pages.ts';
import { lookAt } from '../support/open-browser.ts';

const EVERY_RIGHT = { permissions: ['view', 'operate', 'account', 'administer'] };
const TABS = [
  'Payment methods',
  'Taxes',
  'Sales accounts',
  'Shipping',
  'Fees and discounts',
  'Contacts',
];
/** Six pages looked at by axe, on a machine that has other things to do. */
const SLOW_MS = 240_000;

let pages: MappingPages;
let shop: MappingPages['shop'];
let page: MappingPages['page'];
let frame: MappingPages['frame'];

beforeAll(async () => {
  pages = await MappingPages.start(20);
  ({ shop, page, frame } = pages);
}, 180_000);

afterAll(() => pages.stop());

it('somebody who may only look changes nothing, on the page or past it', async () => {
  const rules = await pages.readRules();
  await shop.client.control('/admin', { permissions: ['view'] });
  await page.reload();
  await pages.openTab('Payment methods');
  await frame.getByText('Changing them takes the right').waitFor();
  await expect(frame.getByRole('combobox').count()).resolves.toBe(0);
  await expect(frame.getByRole('checkbox').count()).resolves.toBe(0);
  await expect(frame.getByRole('button', { name: 'Read CSV …' }).count()).resolves.toBe(0);
  await expect(frame.getByRole('button', { name: /^Correct/ }).count()).resolves.toBe(0);
  await lookAt(page, 'mappings-viewer');
  const [linkPath] = pages.rulesPath.split('/rules');
  for (const [method, path, body] of [
    ['PUT', pages.rulesPath, rules],
    ['POST', `${pages.rulesPath}/effect`, { ruleSet: rules, validFrom: null }],
    [
      'POST',
      `${linkPath}/accounts`,
      { code: '1', name: 'A', type: 'CURRENT', takesPayments: true },
    ],
    ['POST', `${linkPath}/checked-rows`, { rowKey: 'a', choice: 'b', isChecked: true }],
  ] as const) {
    await expect(shop.client.admin(method, path, body)).rejects.toThrow('request.forbidden');
  }
  await shop.client.control('/admin', EVERY_RIGHT);
  await page.reload();
});

it(
  'every tab and the dialogs pass axe, and work from right to left',
  async () => {
    await shop.client.control('/admin', { direction: 'rtl' });
    await page.reload();
    for (const tab of TABS) {
      await pages.openTab(tab);
      await lookAt(page, `mappings-rtl-${tab.split(' ')[0]}`);
    }
    await pages.openTab('Contacts');
    await pages.pick('Name of the contact', 'company');
    await frame.getByRole('button', { name: 'Apply 1 change …' }).click();
    await frame.getByText('No waiting order is released').waitFor();
    await lookAt(page, 'mappings-apply-rtl');
    await frame.getByRole('button', { name: 'Cancel' }).click();
    await frame.getByRole('button', { name: 'Undo all' }).click();
    await shop.client.control('/admin', { direction: 'ltr' });
  },
  SLOW_MS,
);

it(
  'fits a telephone, on every tab',
  async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const tab of TABS) {
      await page.goto(`${shop.appUrl}#/mappings`);
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('table', { name: tab }).waitFor();
      const isTooWide = await page.evaluate(
        'document.documentElement.scrollWidth > document.documentElement.clientWidth',
      );
      expect([tab, isTooWide]).toEqual([tab, false]);
      await lookAt(page, `mappings-360-${tab.split(' ')[0]}`);
    }
  },
  SLOW_MS,
);
