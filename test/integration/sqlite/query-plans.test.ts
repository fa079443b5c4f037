import { CompiledQuery, type RootOperationNode } from 'kysely';
import { createUnitOfWork } from '../../../sidecar/src/adapters/sqlite/unit-of-work.ts';
import type { Stores } from '../../../sidecar/src/ports/unit-of-work.ts';
import {
  openTestDatabase,
  testSecretBox,
  type TestDatabase,
} from '../../support/open-test-database.ts';

const NOW = '2026-11-24T09:00:00.000Z';
const LINK = 'link-1';
const PAGE = { limit: 50, linkIds: [LINK] };
const ORDER = { linkId: LINK, orderGuid: 'g', orderId: 5, number: '5' };
const KEY = { linkId: LINK, orderGuid: 'g' };

/** What runs again and again while there is work, and what a page waits for. */
const READS: Readonly<Record<string, (stores: Stores) => Promise<unknown>>> = {
  'orders to book': ({ orders }) => orders.findToBook({ limit: 20, busyLinks: [LINK] }),
  'orders left to book': ({ orders }) => orders.countToBook(),
  'order by id': ({ orders }) => orders.findByOrderId(LINK, 5),
  'order list': ({ orders }) => orders.list({ limit: 50 }),
  'order list, next page': ({ orders }) => orders.list({ limit: 50, after: `${NOW}|g` }),
  'order list by state': ({ orders }) => orders.list({ limit: 50, state: 'held' }),
  'order list of a link': ({ orders }) => orders.list({ limit: 50, linkId: LINK, state: 'held' }),
  'orders by state': ({ orders }) => orders.countByState(),
  hints: ({ events }) => events.findDueHints(NOW, 100),
  refunds: ({ events }) => events.listRefunds('pairing-1', 5),
  'busy links': ({ steps }) => steps.findBusyLinks(1000),
  'ready groups': ({ steps }) => steps.findReadyGroups(NOW),
  'ready steps': ({ steps }) => steps.findReady({ linkId: LINK, kind: 'invoice' }, NOW, 50),
  'steps of an order': ({ steps }) => steps.listForOrder(KEY),
  'open steps': ({ steps }) => steps.countOpen(),
  'open steps of an order': ({ steps }) => steps.countOpenForOrder(KEY),
  'orders that need a key': ({ steps }) => steps.findOrdersNeeding(LINK, 'contact:1'),
  'calls in doubt': ({ calls }) => calls.findDueUnknown(NOW, 10),
  'unsettled calls': ({ calls }) => calls.listUnsettled(),
  'booked sales of cards': ({ giftCards }) => giftCards.findBookedSales(LINK, [1, 2]),
  'what was taken back of sales of cards': ({ giftCards }) =>
    giftCards.listTaken(LINK, [1, 2], 'g'),
  'what cards have paid': ({ giftCards }) => giftCards.sumUsed(LINK, [1, 2], 'g'),
  'ledger of an order': ({ ledger }) => ledger.listForOrder(KEY),
  'orders of causes': ({ orders }) => orders.markWaitingDirty(['1', '2']),
  'amounts of open causes': ({ review }) => review.sumWaiting(LINK),
  'progress of a cause': ({ review }) => review.countReleased('1', NOW),
  'resolved causes': ({ review }) => review.listResolved(LINK, NOW, 50),
  'orders of a cause': ({ orders }) => orders.list({ limit: 50, cause: '1' }),
  'audit of a subject': ({ audit }) => audit.listForSubject(LINK, 50),
  months: ({ orders }) => orders.sumMonths({ linkId: LINK, from: '2026-01-01', to: '2026-11-30' }),
  'open causes': ({ review }) => review.listOpenCauses(LINK),
  'merged contact': ({ ledger }) => ledger.moveContact(LINK, 'a', 'b'),
  'ledger by key': ({ ledger }) => ledger.findByKeys(LINK, ['contact:1']),
  'backfill that is due': ({ backfills }) => backfills.findDue(NOW),
  'backfills that run': ({ backfills }) => backfills.countRunning(),
  'backfills of a link': ({ backfills }) => backfills.list(LINK, 50),
  'backfill of a span': ({ backfills }) =>
    backfills.findUnfinished(LINK, { createdFrom: NOW, createdTo: NOW }),
  'what people did': ({ activity }) => activity.listAudit({ ...PAGE, before: { at: NOW, id: 5 } }),
  'what people did to orders': ({ activity }) => activity.listAudit({ ...PAGE, orders: [ORDER] }),
  'what was posted': ({ activity }) => activity.listPosted({ ...PAGE, from: NOW, to: NOW }),
  'what was posted of orders': ({ activity }) => activity.listPosted({ ...PAGE, orders: [ORDER] }),
  'what was held': ({ activity }) => activity.listCauses(PAGE, 'opened'),
  'what was released': ({ activity }) => activity.listCauses(PAGE, 'resolved'),
  'calls to Xero': ({ activity }) => activity.listCalls(PAGE),
  'calls of orders': ({ activity }) => activity.listCalls({ ...PAGE, orders: [ORDER] }),
  'who connected Xero': ({ activity }) => activity.findLatestAudit('xero connected', 'p'),
  'contacts near a customer': ({ contacts }) =>
    contacts.findCandidates('t', { name: 'a', emailAddress: 'b', taxNumber: '1', postalCode: 'd' }),
  'contacts that share a mark': ({ contacts }) => contacts.listSharingMarks('t'),
  'notes to send': ({ storeNotes }) => storeNotes.findDue(NOW, 50),
};

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.database.close());

it.each(Object.entries(READS))('%s: no table is read from end to end', async (_name, read) => {
  const { kysely } = test.database;
  const nodes: RootOperationNode[] = [];
  const watched = kysely.withPlugin({
    transformQuery: ({ node }) => {
      nodes.push(node);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  await read(createUnitOfWork({ ...test.database, kysely: watched }, testSecretBox).stores);
  expect(nodes.length).toBeGreaterThan(0);
  for (const node of nodes) {
    const { sql, parameters } = kysely.getExecutor().compileQuery(node, { queryId: 'plan' });
    const { rows } = await kysely.executeQuery<{ detail: string }>(
      CompiledQuery.raw(`EXPLAIN QUERY PLAN ${sql}`, [...parameters]),
    );
    // The totals of days are a few rows a day, whatever the number of orders; `meant` and `placed` are
    // what was found by an index before.
    const scans = rows
      .map((row) => row.detail)
      .filter((detail) => /^SCAN (?!day_totals|meant|placed|paying)(?!.*INDEX)/.test(detail));
    expect(scans).toEqual([]);
  }
});
