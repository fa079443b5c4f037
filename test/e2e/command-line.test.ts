import { execFile } from 'node:child_process';
import path from 'node:path';
import type { WireStatus } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { takeInQuietly, waitForRun } from '../support/take-in-quietly.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

let shop: EndToEndShop;
beforeAll(async () => {
  shop = await EndToEndShop.start('--orders', '12', '--seed', '5', '--when', 'placed');
}, 60_000);
afterAll(() => shop.stop());

interface Said {
  readonly code: number;
  readonly out: string;
  readonly problem: string;
}

/** As it is typed, with the environment of the service. */
function run(args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Said> {
  const files = ['scripts/run.mjs', 'sidecar/src/command-line.ts'].map((file) =>
    path.join(ROOT, file),
  );
  const env = { ...process.env, ...shop.serviceEnvironment, ...more };
  return new Promise((resolve) => {
    execFile(process.execPath, [...files, ...args], { cwd: ROOT, env }, (error, out, problem) =>
      resolve({ code: Number(error?.code ?? 0), out, problem }),
    );
  });
}

async function findBooked() {
  const rows = await shop.client.listOrders();
  const row = rows.find(({ state, documents }) => state === 'booked' && documents.length > 0);
  if (row === undefined) throw new Error('nothing is booked');
  return row;
}

it('help says every command with examples', async () => {
  const { code, out } = await run(['--help']);
  expect(code).toBe(0);
  for (const command of ['status', 'links', 'plan', 'resync', 'backfill', 'undo']) {
    expect(out).toContain(`\n  ${command}`);
  }
  expect(out).toContain('npm run daybook -- undo 1042 1043 --reason "test orders" --yes');
});

it('status and links are read, by people and by scripts', async () => {
  const { code, out } = await run(['status']);
  expect(code).toBe(0);
  expect(out).toMatch(/Orders: .*booked \d+/);
  expect(out).toContain('Causes that need you: 0');
  const asJson = await run(['status', '--json']);
  expect(JSON.parse(asJson.out) as WireStatus).toMatchObject({ stage: 'live', reviewEntries: 0 });
  expect((await run(['links'])).out).toContain('Kowhai Trading Ltd: live since');
});

it('an order is planned and resynced, and the audit log has who did it', async () => {
  const row = await findBooked();
  const plan = await run(['plan', row.number]);
  expect(plan.out).toContain(`Order ${row.number}: booked`);
  expect(plan.out).toContain('Nothing to send: Xero agrees.');
  const { out } = await run(['resync', row.number]);
  expect(out).toBe(`Order ${row.number} is compared with Xero now.\n`);
  const { entries } = await shop.client.admin<{ entries: { what: string; by: string }[] }>(
    'GET',
    '/activity?kind=people&limit=10',
  );
  expect(entries[0]).toMatchObject({
    what: 'order resynced',
    by: expect.stringContaining('(command line)'),
  });
});

it('an undo is a plan until somebody is sure, and says what it did', async () => {
  const row = await findBooked();
  const words = ['undo', row.number, '--reason', 'a test order'];
  const plan = await run(words);
  expect(plan.out).toContain('- void invoice');
  expect(plan.out).toContain(
    '1 of 1 orders can be taken out of Xero. Nothing is done yet: add --yes.',
  );
  await shop.settle();
  expect((await shop.findRow(row.orderId))?.state).toBe('booked');
  const done = await run([...words, '--yes']);
  expect(done.out).toContain('1 of 1 orders are being taken out of Xero.');
  await shop.settle();
  await shop.waitFor(row.orderId, 'skipped');
});

it('a day of the organisation is undone whole', async () => {
  const row = await findBooked();
  const zone = new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Auckland' });
  const day = zone.format(new Date(row.placedAt));
  const asked = await run(['undo', '--day', day, '--reason', 'a test day', '--json', '--yes']);
  const { isDone, orders } = JSON.parse(asked.out) as {
    isDone: boolean;
    orders: { number: string }[];
  };
  expect(isDone).toBe(true);
  expect(orders.map(({ number }) => number)).toContain(row.number);
  await shop.settle();
  for (const { orderId, placedAt } of await shop.client.listOrders()) {
    if (zone.format(new Date(placedAt)) === day) await shop.waitFor(orderId, 'skipped', 'waiting');
  }
});

it('what a run of past orders booked is undone whole, after the plan', async () => {
  const latest = await takeInQuietly(shop, 3);
  const words = ['undo', '--backfill', latest.id, '--reason', 'test days'];
  const plan = await run(words);
  expect(plan.out).toContain('- void invoice');
  expect(plan.out).toMatch(
    /\d of \d orders can be taken out of Xero\.[^\n]* Nothing is done yet: add --yes\./,
  );
  expect((await waitForRun(shop, () => true)).undo).toBeNull();
  const done = await run([...words, '--yes']);
  expect(done.out).toMatch(/\d of \d orders are being taken out of Xero, some at a time/);
  await shop.settle();
  expect((await run(['backfill', 'list'])).out).toMatch(/Taken back by .*: \d orders/);
  const none = await run(['undo', '1042', '--backfill', 'x', '--reason', 'two ways']);
  expect(none.problem).toContain('undo takes orders, or --day, or --backfill');
});

it('past orders are taken in, watched and stopped', async () => {
  const asked = await run(['backfill', 'estimate', '--from', '2020-01-01', '--to', '2026-12-31']);
  expect(asked.out).toMatch(/Orders of these days: \d+; before going live \d+, booked already \d+/);
  expect(asked.out).toMatch(/Calls to Xero: about \d+ of 5000 a day, \d+ left today/);
  const started = await run(['backfill', '--from', '2026-01-01', '--to', '2026-01-31', '--json']);
  expect(started.code).toBe(0);
  const { id } = JSON.parse(started.out) as { id: string };
  await shop.settle();
  const { out } = await run(['backfill', 'list']);
  expect(out).toContain(id);
  expect(out).toMatch(/: 20\d\d-.* orders read/);
});

it('what is wrong is said in words, with what to do', async () => {
  expect(await run(['resink'])).toMatchObject({
    code: 2,
    problem: 'Not understood: there is no command "resink".\nnpm run daybook -- --help\n',
  });
  const bad = await run(['backfill', '--from', '1.1.2026', '--to', '2026-01-31']);
  expect(bad.problem).toContain('--from takes a day such as 2026-11-25, not "1.1.2026"');
  const never = await run(['backfill', '--from', '2026-02-31', '--to', '2026-03-31']);
  expect(never.problem).toContain('not "2026-02-31"');
  expect(await run(['plan', 'no-such-order'])).toMatchObject({
    code: 1,
    problem: expect.stringContaining('Order no-such-order is not here.'),
  });
  expect((await run(['undo', '1', '--yes'])).problem).toContain('undo takes --reason');
  const other = await run(['status', '--shop', 'https://elsewhere.example/']);
  expect(other.problem).toContain('Say --shop with one of: http://127.0.0.1');
  const stopped = await run(['status'], { DAYBOOK_PORT: '9' });
  expect(stopped.problem).toContain('The service does not answer at http://127.0.0.1:9.');
  const empty = await run(['status'], { DAYBOOK_DATA_DIR: '/nowhere/at/all' });
  expect(empty.code).toBe(1);
  expect(empty.problem).toContain('/nowhere/at/all');
});
