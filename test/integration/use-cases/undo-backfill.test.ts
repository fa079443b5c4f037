import type { StoreOrder } from '../../../sidecar/src/domain/order/store-order.ts';
import { closeDueSummaries } from '../../../sidecar/src/use-cases/summaries/close-summaries.ts';
import { settleSummaries } from '../../../sidecar/src/use-cases/summaries/settle-summaries.ts';
import { excludeOrder } from '../../../sidecar/src/use-cases/booking/exclude-order.ts';
import { listBackfills } from '../../../sidecar/src/use-cases/past-orders/list-backfills.ts';
import { pauseBooking, resumeBooking } from '../../../sidecar/src/use-cases/pause-booking.ts';
import type { SetupDeps } from '../../../sidecar/src/use-cases/setup-deps.ts';
import { undoDueBackfills } from '../../../sidecar/src/use-cases/past-orders/undo-backfills.ts';
import {
  previewBackfillUndo,
  undoBackfill,
} from '../../../sidecar/src/use-cases/past-orders/undo-backfill.ts';
import type {
  ElementAnswer,
  PostedDocument,
  ResolvedStep,
  XeroGateway,
} from '../../../sidecar/src/ports/xero-gateway.ts';
import { recoverCalls } from '../../../sidecar/src/use-cases/sending/recover-calls.ts';
import { ADA, BackfillShop, makeOrders } from '../../support/backfill-shop.ts';
import { bookEverything, readOrders } from '../../support/booked-shop.ts';

let shop: BackfillShop;
beforeEach(async () => {
  shop = await BackfillShop.open();
});
afterEach(() => shop.close());

const deps = () => shop.deps as SetupDeps;

/** As the store's event brings them. */
async function readLive(orders: readonly StoreOrder[]): Promise<void> {
  await readOrders(shop.program, ADA.pairingId, orders);
}

async function takeIn(): Promise<string> {
  const { id } = await shop.start();
  await shop.readAll();
  await bookEverything(shop.program);
  return id;
}

async function work(): Promise<void> {
  for (let round = 0; round < 100; round += 1) {
    await bookEverything(shop.program);
    if ((await undoDueBackfills(shop.deps)) === 0) return;
  }
  throw new Error('taking back does not come to an end');
}

function undo(backfillId: string) {
  const asked = { linkId: shop.link.id, backfillId, reason: 'wrong accounts' };
  return undoBackfill(shop.deps, asked, ADA);
}

async function plan(backfillId: string): Promise<Record<string, string>> {
  const planned: Record<string, string> = {};
  for (let afterGuid: string | null = ''; afterGuid !== null;) {
    const asked = { linkId: shop.link.id, backfillId, afterGuid };
    const page = await previewBackfillUndo(deps(), asked, ADA);
    for (const { record, preview } of page.orders) planned[record.number] = preview.outcome;
    afterGuid = page.next;
  }
  return planned;
}

async function listStates(): Promise<Record<string, string>> {
  const { orders } = shop.uow.stores;
  const rows = await Promise.all(
    shop.orders.map(({ orderGuid }) => orders.find({ linkId: shop.link.id, orderGuid })),
  );
  return Object.fromEntries(
    rows.flatMap((row) => (row === undefined ? [] : [[row.number, row.state]])),
  );
}

async function countStanding(): Promise<number> {
  const [progress] = await listBackfills(shop.deps, shop.link.id, ADA);
  return progress?.standing ?? -1;
}

it('takes back what it booked and nothing that stood before, however many there are', async () => {
  shop.orders = makeOrders(45);
  await readLive(shop.orders.slice(0, 3));
  await bookEverything(shop.program);
  const id = await takeIn();
  expect(await countStanding()).toBe(42);
  const planned = await plan(id);
  expect(Object.keys(planned)).toHaveLength(42);
  expect(new Set(Object.values(planned))).toEqual(new Set(['sends']));
  expect(planned).not.toHaveProperty('3');
  await undo(id);
  await work();
  const states = await listStates();
  expect([states['1'], states['2'], states['3']]).toEqual(['booked', 'booked', 'booked']);
  expect(Object.values(states).filter((state) => state === 'skipped')).toHaveLength(42);
  expect((await shop.find(id)).undo).toMatchObject({ taken: 42, kept: 0, askedBy: 'Ada' });
  expect((await shop.find(id)).undo?.endedAt).not.toBeNull();
  expect(await countStanding()).toBe(0);
  await expect(undo(id)).rejects.toThrow('setup.backfill_nothing_to_undo');
});

it('credits what is dated in a closed month, and counts none of it as left', async () => {
  shop.orders = makeOrders(3);
  const id = await takeIn();
  expect(await countStanding()).toBe(3);
  const { reference } = shop.uow.stores;
  const known = await reference.findXero(shop.link.tenantId);
  if (known === undefined) throw new Error('no reference');
  const organisation = { ...known.organisation, periodLockDate: '2026-11-23' };
  await reference.saveXero(shop.link.tenantId, { ...known, organisation });
  await undo(id);
  await work();
  expect(new Set(Object.values(await listStates()))).toEqual(new Set(['skipped']));
  expect((await shop.find(id)).undo).toMatchObject({ taken: 3, kept: 0 });
  const counts = await shop.uow.stores.ledger.countByKind(shop.link.id);
  expect([counts['invoice'], counts['creditNote']]).toEqual([3, 3]);
  expect(await countStanding()).toBe(0);
  await expect(undo(id)).rejects.toThrow('setup.backfill_nothing_to_undo');
});

it('what it changed of an order that stood before stays, and so does the order', async () => {
  shop.orders = makeOrders(2);
  await readLive(shop.orders);
  await bookEverything(shop.program);
  const [first, ...others] = shop.orders;
  if (first === undefined) throw new Error('no order');
  const refundedAmount = '5.0000';
  shop.orders = [{ ...first, refundedAmount, paymentStatus: 'PartiallyRefunded' }, ...others];
  const id = await takeIn();
  const rows = await shop.uow.stores.ledger.listForOrder({
    linkId: shop.link.id,
    orderGuid: first.orderGuid,
  });
  expect(rows.map(({ kind }) => kind)).toContain('creditNote');
  expect(await plan(id)).toEqual({});
  await expect(undo(id)).rejects.toThrow('setup.backfill_nothing_to_undo');
});

it('an order of it that changes in the store afterwards is taken back whole', async () => {
  shop.orders = makeOrders(1);
  const id = await takeIn();
  const refunded = shop.orders.map((order) => ({
    ...order,
    refundedAmount: '5.0000',
    paymentStatus: 'PartiallyRefunded' as const,
  }));
  await readLive(refunded);
  await bookEverything(shop.program);
  await undo(id);
  await work();
  expect(await listStates()).toEqual({ '1': 'skipped' });
  expect(await countStanding()).toBe(0);
});

it('an order that it only read, and that the store changed before it was booked, is not its own', async () => {
  shop.orders = makeOrders(2);
  const { id } = await shop.start();
  await shop.readAll();
  const [first] = shop.orders;
  if (first === undefined) throw new Error('no order');
  await readLive([{ ...first, paidDateUtc: '2026-11-02T10:05:00.000Z' }]);
  await bookEverything(shop.program);
  expect(await plan(id)).toEqual({ '2': 'sends' });
});

it('what Xero had already under its number is not taken back', async () => {
  shop.orders = makeOrders(2);
  const { id } = await shop.start();
  await shop.readAll();
  const program = { ...shop.program, deps: { ...shop.deps, xero: makeXeroThatHas('1') } };
  await bookEverything(program);
  await recoverCalls(program.deps);
  await shop.deps.underWay.waitUntilIdle();
  await bookEverything(program);
  expect(await listStates()).toEqual({ '1': 'booked', '2': 'booked' });
  expect(await plan(id)).toEqual({ '2': 'sends' });
});

/** Refuses the invoice of this order, since it has it. */
function makeXeroThatHas(orderNumber: string): XeroGateway {
  const { gateway } = shop.program.xero;
  const has = ({ body }: ResolvedStep) =>
    body.kind === 'invoice' && body.number.endsWith(orderNumber);
  const refused = { code: 'xero.number_taken', details: { number: orderNumber } };
  const post = async (step: ResolvedStep): Promise<ElementAnswer> => {
    const request = { kind: step.body.kind, documentId: null, model: [step] };
    const answer = await gateway.send(request, {
      tenantId: '',
      idempotencyKey: '',
      priority: 'live',
    });
    if (answer.outcome !== 'answered' || answer.elements[0] === undefined) throw new Error('no');
    return answer.elements[0];
  };
  return {
    ...gateway,
    async send(request) {
      const elements = await Promise.all(
        (request.model as readonly ResolvedStep[]).map((step): Promise<ElementAnswer> =>
          has(step) ? Promise.resolve({ ok: false, reason: refused, messages: [] }) : post(step),
        ),
      );
      return { outcome: 'answered', httpStatus: 200, elements };
    },
    async findPosted(_tenantId, steps) {
      const found = new Map<string, PostedDocument>();
      for (const step of steps.filter(has)) {
        const answer = await post(step);
        const [contactId = null] = Object.values(step.idsByKey);
        if (answer.ok) found.set(step.stepId, { ...answer.document, contactId });
      }
      return found;
    },
  };
}

it('an order that a person books after all is nobody’s but theirs', async () => {
  shop.orders = makeOrders(2);
  const id = await takeIn();
  await undo(id);
  await work();
  const [first] = shop.orders;
  const linkId = shop.link.id;
  await excludeOrder(shop.deps, { linkId, orderId: first?.id ?? 0, reason: null }, ADA);
  await bookEverything(shop.program);
  expect(await listStates()).toEqual({ '1': 'booked', '2': 'skipped' });
  expect(await plan(id)).toEqual({});
});

it('what is not sent yet is not booked any more', async () => {
  shop.orders = makeOrders(3);
  const { id } = await shop.start();
  await shop.readAll();
  expect(await plan(id)).toEqual({ '1': 'waits', '2': 'waits', '3': 'waits' });
  await undo(id);
  for (let round = 0; round < 3; round += 1) await undoDueBackfills(shop.deps);
  await work();
  expect(new Set(Object.values(await listStates()))).toEqual(new Set(['skipped']));
  expect(shop.program.xero.writes).toEqual([]);
});

it('goes on after a crash between the orders of a round and its cursor, with none left out', async () => {
  shop.orders = makeOrders(25);
  const id = await takeIn();
  await undo(id);
  await undoDueBackfills(shop.deps);
  const crashing = {
    ...shop.deps,
    uow: {
      ...shop.uow,
      transaction: ((change) =>
        shop.uow.transaction(async (stores) => {
          const answer = await change(stores);
          if ((await stores.backfills.find(id))?.undo?.taken !== 10) throw new Error('crash');
          return answer;
        })) satisfies typeof shop.uow.transaction,
    },
  };
  await expect(undoDueBackfills(crashing)).rejects.toThrow('crash');
  shop = await shop.reopen();
  expect((await shop.find(id)).undo).toMatchObject({ taken: 10 });
  await work();
  expect((await shop.find(id)).undo).toMatchObject({ taken: 25, kept: 0 });
  expect(new Set(Object.values(await listStates()))).toEqual(new Set(['skipped']));
});

it('waits while booking is paused, and asks to stop what is still being taken in', async () => {
  shop.orders = makeOrders(2);
  const { id } = await shop.start();
  await expect(undo(id)).rejects.toThrow('setup.backfill_not_over');
  await shop.readAll();
  await bookEverything(shop.program);
  await undo(id);
  // A link that has been live is what can be paused.
  await shop.uow.stores.links.update({ ...shop.link, liveFrom: '2026-01-01' });
  await pauseBooking(shop.deps, shop.link.id, ADA);
  expect(await undoDueBackfills(shop.deps)).toBe(0);
  await expect(plan(id)).rejects.toThrow('setup.booking_paused');
  await resumeBooking(shop.deps, shop.link.id, ADA);
  await work();
  expect(await countStanding()).toBe(0);
});

it('takes orders out of their summaries: credited in the next one', async () => {
  const { links } = shop.uow.stores;
  const rules = await links.findCurrentRuleSet(shop.link.id);
  if (rules === undefined) throw new Error('no rules');
  const settings = {
    ...rules.rules.settings,
    bookWhen: 'paidOrShipped' as const,
    postingMode: 'daily' as const,
  };
  const published = { by: '1', at: shop.deps.clock.nowIso(), validFrom: null };
  await links.publishRuleSet(shop.link.id, { ...rules.rules, settings }, published);
  shop.orders = makeOrders(3).map((order) => ({ ...order, paidDateUtc: order.createdOnUtc }));
  const endDay = async (): Promise<void> => {
    shop.nowMs += 86_400_000;
    for (let round = 0; round < 20; round += 1) {
      await work();
      await closeDueSummaries(shop.deps);
      await settleSummaries(shop.deps);
    }
  };
  const id = await takeIn();
  await endDay();
  expect(new Set(Object.values(await plan(id)))).toEqual(new Set(['sends']));
  await undo(id);
  await work();
  const keys = shop.orders.map(({ orderGuid }) => ({ linkId: shop.link.id, orderGuid }));
  const states = async (): Promise<string[]> => {
    const records = await Promise.all(keys.map((key) => shop.uow.stores.orders.find(key)));
    return [
      ...new Set(records.map((record) => `${record?.reason?.code} ${record?.xeroMinor ?? ''}`)),
    ];
  };
  expect(await states()).toEqual(['order.undo_waits_for_summary 1200']);
  await endDay();
  expect(await states()).toEqual(['order.excluded 0']);
  expect((await shop.find(id)).undo).toMatchObject({ taken: 3, kept: 0 });
});
