import type { WireRuleSet } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';

let shop: EndToEndShop;
let rulesPath: string;

beforeAll(async () => {
  shop = await EndToEndShop.start('--orders', '6', '--seed', '5', '--when', 'placed');
  rulesPath = `/links/${(await shop.client.status()).links[0]?.id}/rules`;
});

afterAll(() => shop.stop());

async function readRules(): Promise<WireRuleSet> {
  return (await shop.client.admin<{ ruleSet: WireRuleSet }>('GET', rulesPath)).ruleSet;
}

async function listSalesCodes(orderId: number): Promise<string[]> {
  const number = (await shop.findRow(orderId))?.documents[0]?.number;
  const { invoices } = await shop.readBooks();
  const lines = invoices.find(({ InvoiceNumber }) => InvoiceNumber === number)?.LineItems ?? [];
  return lines.map(({ AccountCode }) => String(AccountCode));
}

function bookSalesTo(rules: WireRuleSet, accountCode: string): WireRuleSet {
  return { ...rules, revenue: rules.revenue.map((row) => ({ ...row, accountCode })) };
}

it('a changed mapping leaves a booked order alone, on resync too, and books the next one', async () => {
  const booked = await shop.placePaid();
  await shop.waitFor(booked.id, 'booked');
  const before = await listSalesCodes(booked.id);
  expect(before).not.toContain('260');
  await shop.client.admin('PUT', rulesPath, bookSalesTo(await readRules(), '260'));
  const { calls } = await shop.xeroCounts();
  await shop.resync(booked.id);
  await shop.settle();
  expect((await shop.xeroCounts()).calls).toBe(calls);
  expect(await listSalesCodes(booked.id)).toEqual(before);
  const next = await shop.placePaid();
  await shop.waitFor(next.id, 'booked');
  expect(await listSalesCodes(next.id)).toContain('260');
});

it('rules from a day in the future leave today’s orders with the rules before', async () => {
  const tomorrow = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const changed = bookSalesTo(await readRules(), '200');
  await shop.client.admin('PUT', `${rulesPath}?validFrom=${tomorrow}`, changed);
  const early = await shop.placePaid();
  await shop.waitFor(early.id, 'booked');
  expect(await listSalesCodes(early.id)).toContain('260');
  const yesterday = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
  await shop.client.admin('PUT', `${rulesPath}?validFrom=${yesterday}`, changed);
  const later = await shop.placePaid();
  await shop.waitFor(later.id, 'booked');
  expect(await listSalesCodes(later.id)).not.toContain('260');
});

it('says before applying how many waiting orders it would release, and then releases those', async () => {
  const rules = await readRules();
  await shop.client.admin('PUT', rulesPath, { ...rules, revenue: [] });
  const held = [await shop.placePaid(), await shop.placePaid()];
  for (const order of held) await shop.waitFor(order.id, 'held');
  const ask = (validFrom: string | null) =>
    shop.client.admin<{ released: number }>('POST', `${rulesPath}/effect`, {
      ruleSet: rules,
      validFrom,
    });
  expect(await ask('2999-01-01')).toMatchObject({ released: 0, stillHeld: 0 });
  expect(await ask(null)).toMatchObject({ released: 2, isComplete: true });
  await shop.client.admin('PUT', rulesPath, rules);
  for (const order of held) await shop.waitFor(order.id, 'booked');
});

it('an account is created in Xero once, however often it is asked for', async () => {
  const [linkPath] = rulesPath.split('/rules');
  const account = { code: '612', name: 'Stripe clearing', type: 'CURRENT', takesPayments: true };
  const path = `${linkPath}/accounts`;
  const created = await shop.client.admin<{ accountId: string }>('POST', path, account);
  expect(await shop.client.admin('POST', path, account)).toEqual(created);
  const choices = await shop.client.admin<{ accounts: { code: string; takesPayments: boolean }[] }>(
    'GET',
    `${linkPath}/choices`,
  );
  expect(choices.accounts.filter(({ code }) => code === '612')).toEqual([
    expect.objectContaining({ name: 'Stripe clearing', takesPayments: true }),
  ]);
  await expect(shop.client.admin('POST', path, { ...account, name: 'Another' })).rejects.toThrow(
    /Xero refused/,
  );
});

it('says what the last orders used, and keeps who checked a row', async () => {
  const [linkPath] = rulesPath.split('/rules');
  const { used } = await shop.client.admin<{
    used: { table: string; orders: number; total: string | null }[];
  }>('GET', `${linkPath}/mapping-use`);
  const tables = new Set(used.map(({ table }) => table));
  for (const table of ['paymentMethods', 'taxes', 'products', 'categories']) {
    expect(tables).toContain(table);
  }
  const check = { rowKey: 'revenue everything', choice: '200', isChecked: true };
  await shop.client.admin('POST', `${linkPath}/checked-rows`, check);
  const rows = await shop.client.admin('GET', `${linkPath}/checked-rows`);
  expect(rows).toEqual([expect.objectContaining({ rowKey: check.rowKey, choice: '200' })]);
  await shop.client.admin('POST', `${linkPath}/checked-rows`, { ...check, isChecked: false });
  expect(await shop.client.admin('GET', `${linkPath}/checked-rows`)).toEqual([]);
});
