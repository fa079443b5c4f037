import { LATEST_VERSION } from '../../../sidecar/src/adapters/sqlite/migrations/all-migrations.ts';
import { readFileSync } from 'node:fs';
import SqliteConnection from 'better-sqlite3';
import { sql } from 'kysely';
import { dumpSchema } from '../../../sidecar/src/adapters/sqlite/database.ts';
import type { Link } from '../../../sidecar/src/ports/link-store.ts';
import type { NewStep } from '../../../sidecar/src/ports/step-store.ts';
import type { LedgerRow } from '../../../sidecar/src/ports/ledger-store.ts';
import type { SnapshotInput } from '../../../sidecar/src/ports/order-store.ts';
import { parseLocalDate } from '../../../sidecar/src/domain/time/instant.ts';
import type { UnitOfWork } from '../../../sidecar/src/ports/unit-of-work.ts';
import { readRealShops } from '../../support/real-orders.ts';
import { openTestDatabase, type TestDatabase } from '../../support/open-test-database.ts';

const NOW = '2026-11-24T09:00:00.000Z';
const LIVE_NOW = { dueAt: NOW, priority: 1 } as const;
const TEN = { limit: 10, busyLinks: [] };
const LATER = '2026-11-24T09:10:00.000Z';
const order = readRealShops()[0]?.orders[0];
if (order === undefined) throw new Error('no order');

const link: Link = {
  id: 'link-1',
  code: 'D1',
  pairingId: 'pairing-1',
  storeId: 1,
  storeName: 'Shop',
  storeUrl: 'https://shop.example.test/',
  tenantId: 'tenant-1',
  state: 'live',
  liveFrom: null,
  bookFirst: null,
  pausedBy: null,
  pausedAt: null,
  currentRuleSetNumber: null,
  replaces: null,
  liveUntil: null,
  afterwards: null,
};

async function seed(uow: UnitOfWork): Promise<void> {
  await uow.stores.pairings.save({
    id: 'pairing-1',
    keyId: 'pk_1',
    secret: 'hush',
    storeUrl: 'https://shop.example.test/',
    outboxEpoch: 'epoch-1',
    state: 'active',
    createdAt: NOW,
    highestSequence: 0,
    noteCursor: 0,
  });
  await uow.stores.links.add(link);
}

function makeStep(key: string, changes: Partial<NewStep> = {}): NewStep {
  return {
    id: `step-${key}`,
    linkId: link.id,
    orderGuid: order?.orderGuid ?? null,
    key,
    kind: 'voidInvoice',
    body: { kind: 'voidInvoice', key, needs: [], invoiceKey: 'invoice:1' },
    fingerprint: '',
    ruleSetNumber: 1,
    needs: [],
    priority: 1,
    dueAt: NOW,
    createdAt: NOW,
    ...changes,
  };
}

function makeRow(key: string): LedgerRow {
  return {
    linkId: link.id,
    orderGuid: null,
    key,
    kind: 'contact',
    fingerprint: '',
    xeroId: `xero-${key}`,
    number: '',
    currency: 'AUD',
    totalMinor: 0,
    taxMinor: 0,
    ruleSetNumber: 1,
    state: 'posted',
    body: {},
    callId: '',
    postedAt: NOW,
  };
}

let test: TestDatabase;
beforeEach(async () => {
  test = await openTestDatabase();
  await seed(test.uow);
});
afterEach(() => test.database.close());

describe('the database', () => {
  it('has the schema that was reviewed', async () => {
    const reviewed = readFileSync('sidecar/src/adapters/sqlite/schema.sql', 'utf8');
    expect(await dumpSchema(test.database)).toBe(reviewed);
  });

  it('keeps everything when it is closed and opened again', async () => {
    await test.database.close();
    test = await openTestDatabase(test.file);
    expect(await test.uow.stores.links.getOrThrow('link-1')).toEqual(link);
  });

  it('refuses a database that is newer than the program', async () => {
    await test.database.close();
    const connection = new SqliteConnection(test.file);
    connection.pragma('user_version = 99');
    connection.close();
    await expect(openTestDatabase(test.file)).rejects.toMatchObject({
      code: 'service.database_newer',
    });
    const back = new SqliteConnection(test.file);
    back.pragma(`user_version = ${LATEST_VERSION}`);
    back.close();
    test = await openTestDatabase(test.file);
  });

  it('rolls a transaction back when it throws', async () => {
    const failing = test.uow.transaction(async (stores) => {
      await stores.links.update({ ...link, state: 'paused' });
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect((await test.uow.stores.links.getOrThrow('link-1')).state).toBe('live');
  });

  it('keeps a write outside a transaction out of it', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const failing = test.uow.transaction(async (stores) => {
      await stores.links.update({ ...link, storeName: 'inside' });
      await gate;
      throw new Error('stop');
    });
    const outside = test.uow.stores.pairings.setNoteCursor('pairing-1', 7);
    release();
    await expect(failing).rejects.toThrow('stop');
    await outside;
    expect((await test.uow.stores.pairings.getOrThrow('pairing-1')).noteCursor).toBe(7);
  });

  it('never holds a secret in the clear', async () => {
    await test.uow.stores.connections.saveApp({
      clientId: 'client',
      clientSecret: 'top-secret',
      redirectUri: 'https://shop.example.test/daybook/xero/callback',
      scopes: 'granular',
    });
    expect((await test.uow.stores.connections.findApp())?.clientSecret).toBe('top-secret');
    await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(test.database.kysely);
    const bytes = readFileSync(test.file).toString('latin1');
    expect(bytes).not.toContain('top-secret');
    expect(bytes).not.toContain('hush');
  });
});

describe('hints', () => {
  it('on one order are one row, and one that comes during a read is kept', async () => {
    const { events } = test.uow.stores;
    for (let count = 0; count < 200; count += 1) await events.hint('pairing-1', [5], LIVE_NOW);
    const [hint] = await events.findDueHints(NOW, 10);
    expect(await events.countHints()).toBe(1);
    await events.hint('pairing-1', [5], LIVE_NOW);
    await events.settleHints(hint === undefined ? [] : [hint]);
    expect(await events.countHints()).toBe(1);
    await events.settleHints(await events.findDueHints(NOW, 10));
    expect(await events.countHints()).toBe(0);
  });

  it('wait until they are due', async () => {
    const { events } = test.uow.stores;
    await events.hint('pairing-1', [5], LIVE_NOW);
    await events.postponeHints(await events.findDueHints(NOW, 10), LATER);
    expect(await events.findDueHints(NOW, 10)).toEqual([]);
    expect(await events.findDueHints(LATER, 10)).toMatchObject([{ orderId: 5, attempts: 1 }]);
  });
});

it('drops events that were kept before', async () => {
  const event = {
    sequence: 1,
    entity: 'order',
    entityId: 5,
    kind: 'refunded',
    occurredOnUtc: NOW,
    data: { amount: '5.0000', refundedTotal: '5.0000' },
  };
  const { events } = test.uow.stores;
  expect(await events.keep('pairing-1', 'epoch-1', [event, event])).toBe(1);
  expect(await events.keep('pairing-1', 'epoch-1', [event])).toBe(0);
  expect(await events.listRefunds('pairing-1', 5)).toEqual([
    { refundedTotal: '5.0000', occurredOnUtc: NOW },
  ]);
});

it('takes codes, nonces and sign-in states once', async () => {
  const { pairings, connections } = test.uow.stores;
  await pairings.saveCode({ codeHash: 'abc', expiresAt: LATER, triesLeft: 2 });
  await pairings.countTry('abc');
  expect((await pairings.findOpenCode(NOW))?.triesLeft).toBe(1);
  expect([await pairings.useCode('abc'), await pairings.useCode('abc')]).toEqual([true, false]);
  expect(await pairings.rememberNonce('pk_1', 'n', NOW)).toBe(true);
  expect(await pairings.rememberNonce('pk_1', 'n', NOW)).toBe(false);
  await pairings.forgetNoncesBefore(LATER);
  expect(await pairings.rememberNonce('pk_1', 'n', NOW)).toBe(true);
  const admin = { adminId: '7', name: 'Ada', pairingId: 'pairing-1' };
  const state = { state: 's', ...admin, expiresAt: LATER, bringsAnother: false };
  await connections.saveOAuthState(state);
  expect(await connections.takeOAuthState('s', NOW)).toEqual(state);
  expect(await connections.takeOAuthState('s', NOW)).toBeUndefined();
});

describe('orders', () => {
  const key = { linkId: link.id, orderGuid: order.orderGuid };
  const input: SnapshotInput = {
    ...key,
    snapshot: order,
    snapshotHash: 'h1',
    totalMinor: 100,
    storeMinor: 120,
    placedOn: parseLocalDate('2026-11-24'),
    readAt: NOW,
    priority: 1,
  };

  it('are counted by day, currency and state, with what the store and Xero have', async () => {
    const { orders, ledger } = test.uow.stores;
    const readDay = () =>
      test.uow.reading.orders.sumPlaced({
        linkId: link.id,
        from: '2026-11-24',
        to: '2026-11-24',
      });
    const sum = { placedOn: '2026-11-24', currency: order.primaryCurrencyCode };
    await orders.saveSnapshots([input]);
    expect(await readDay()).toEqual([
      { ...sum, state: 'new', orders: 1, storeMinor: 120, xeroMinor: 0 },
    ]);
    await orders.setState({ ...key, state: 'booked', reason: null, bookedAsOf: NOW });
    await ledger.add([
      { ...makeRow('invoice:a'), ...key, kind: 'invoice', totalMinor: 120 },
      { ...makeRow('creditNote:a'), ...key, kind: 'creditNote', totalMinor: 20 },
    ]);
    await orders.saveSnapshots([{ ...input, snapshotHash: 'h2', storeMinor: 100 }]);
    expect(await readDay()).toEqual([
      { ...sum, state: 'booked', orders: 1, storeMinor: 100, xeroMinor: 100 },
    ]);
    await ledger.setState(link.id, 'invoice:a', 'voided');
    expect((await orders.find(key))?.xeroMinor).toBe(-20);
    expect((await orders.countByState()).booked).toBe(1);
  });

  it('become dirty when they changed, not when they were read again', async () => {
    const { orders } = test.uow.stores;
    expect(await orders.saveSnapshots([input])).toBe(1);
    const [record] = await orders.findToBook(TEN);
    await orders.settleBooking(
      { ...key, state: 'booked', reason: null, bookedAsOf: NOW },
      record?.revision ?? 0,
    );
    expect(await orders.saveSnapshots([input])).toBe(0);
    expect(await orders.countToBook()).toBe(0);
    expect(await orders.saveSnapshots([{ ...input, snapshotHash: 'h2' }])).toBe(1);
    expect(await orders.countToBook()).toBe(1);
  });

  it('stay dirty when they changed while they were booked', async () => {
    const { orders } = test.uow.stores;
    await orders.saveSnapshots([input]);
    const [record] = await orders.findToBook(TEN);
    await orders.saveSnapshots([{ ...input, snapshotHash: 'h2' }]);
    await orders.settleBooking(
      { ...key, state: 'booked', reason: null, bookedAsOf: null },
      record?.revision ?? 0,
    );
    expect(await orders.countToBook()).toBe(1);
  });

  it('are not booked while a step is on its way', async () => {
    const { orders, steps } = test.uow.stores;
    await orders.saveSnapshots([input]);
    await steps.replacePlan(key, [makeStep('a')]);
    await steps.move(['step-a'], 'sending');
    expect(await orders.findToBook(TEN)).toEqual([]);
    await steps.move(['step-a'], 'done');
    expect(await orders.findToBook(TEN)).toHaveLength(1);
  });

  it('of a busy link are left, except where a person waits; live ones go before history', async () => {
    const { orders, steps } = test.uow.stores;
    const all = readRealShops()[0]?.orders.slice(0, 3) ?? [];
    const priorities = [2, 1, 0] as const;
    await orders.saveSnapshots(
      all.map((snapshot, index) => {
        const priority = priorities[index] ?? 1;
        return { ...input, orderGuid: snapshot.orderGuid, snapshot, priority };
      }),
    );
    const found = await orders.findToBook(TEN);
    expect(found.map((record) => record.priority)).toEqual([0, 1, 2]);
    await steps.replacePlan(key, [makeStep('a'), makeStep('b')]);
    expect(await steps.findBusyLinks(3)).toEqual([]);
    const busyLinks = await steps.findBusyLinks(2);
    const urgent = await orders.findToBook({ limit: 10, busyLinks });
    expect(urgent.map((record) => record.priority)).toEqual([0]);
  });

  it('are found by number, name and e-mail and listed page by page', async () => {
    const { orders } = test.uow.stores;
    const all = readRealShops()[0]?.orders ?? [];
    await orders.saveSnapshots(
      all.map((entry) => ({ ...input, orderGuid: entry.orderGuid, snapshot: entry })),
    );
    const first = await orders.list({ limit: 20 });
    const last = first.at(-1);
    const rest = await orders.list({ limit: 20, after: `${last?.placedAt}|${last?.orderGuid}` });
    expect(new Set([...first, ...rest].map((record) => record.orderId)).size).toBe(all.length);
    const email = order.billingAddress?.email ?? '';
    const found = await orders.list({ limit: 100, search: email.toUpperCase() });
    expect(found.map((record) => record.orderId)).toContain(order.id);
  });
});

describe('steps', () => {
  const key = { linkId: link.id, orderGuid: order.orderGuid };

  it('are ready when everything they need is posted', async () => {
    const { steps, ledger } = test.uow.stores;
    await steps.replacePlan(key, [makeStep('a', { needs: ['x', 'y'] })]);
    await ledger.add([makeRow('x')]);
    expect(await steps.findReadyGroups(NOW)).toEqual([]);
    await ledger.add([makeRow('y')]);
    expect(await steps.findReadyGroups(NOW)).toMatchObject([{ kind: 'voidInvoice', count: 1 }]);
    const [ready] = await steps.findReady({ linkId: link.id, kind: 'voidInvoice' }, NOW, 50);
    expect(ready?.needs).toEqual(['x', 'y']);
  });

  it('follow the legal transitions only', async () => {
    const { steps } = test.uow.stores;
    await steps.replacePlan(key, [makeStep('a')]);
    await expect(steps.move(['step-a'], 'done')).rejects.toMatchObject({
      code: 'ledger.illegal_transition',
    });
    await steps.move(['step-a'], 'sending');
    await steps.move(['step-a'], 'unknown');
    await expect(steps.replacePlan(key, [])).rejects.toMatchObject({
      code: 'ledger.illegal_transition',
    });
  });

  it('are replaced as long as they were not sent', async () => {
    const { steps } = test.uow.stores;
    await steps.replacePlan(key, [makeStep('a')]);
    await steps.replacePlan(key, [makeStep('a', { id: 'second' })]);
    const states = (await steps.listForOrder(key)).map(({ id, state }) => `${id} ${state}`);
    expect(states.toSorted()).toEqual(['second planned', 'step-a replaced']);
  });

  it('shared by orders are there once', async () => {
    const { steps } = test.uow.stores;
    await steps.addShared(makeStep('c', { orderGuid: null }));
    await steps.addShared(makeStep('c', { orderGuid: null, id: 'again' }));
    expect(await steps.countOpen()).toBe(1);
  });
});

it('resolves a review entry when no order waits for it any more', async () => {
  const { review } = test.uow.stores;
  const cause = {
    causeKey: 'mapping.payment_missing:P',
    reason: { code: 'mapping.payment_missing', details: {} },
  };
  const [first, second] = ['g1', 'g2'].map((orderGuid) => ({ linkId: link.id, orderGuid }));
  if (first === undefined || second === undefined) throw new Error('no keys');
  await review.setForOrder(first, [cause], NOW);
  await review.setForOrder(second, [cause], NOW);
  expect(await review.listOpen()).toMatchObject([{ orderCount: 2 }]);
  await review.setForOrder(first, [], NOW);
  expect(await review.countOpen()).toBe(1);
  await review.setForOrder(second, [], NOW);
  expect(await review.countOpen()).toBe(0);
});
