import { setTimeout as wait } from 'node:timers/promises';
import type {
  WireOrder,
  WireOrderDetails,
  WireOrderRow,
} from '../../sidecar/src/contract/index.ts';
import { createRandom, type Random } from '../../sidecar/src/sandbox/demo-store/random.ts';
import type { OrderAction } from '../../sidecar/src/sandbox/demo-store/order-actions.ts';
import type { PersonAct } from '../../sidecar/src/sandbox/xero-emulator/person-acts.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { findUnsaid } from '../support/find-unsaid.ts';
import { isOfOrder } from '../support/sum-books.ts';

const HISTORIES = Number(process.env['HISTORIES'] ?? 1000);
const SEED = Number(process.env['HISTORIES_SEED'] ?? 20_261_125);
const LONGEST = 15;
/** Enough orders for the suggestion to know the shop. */
const SHOP = ['--orders', '40', '--seed', '7', '--when', 'placed'];
const BANK = '100';
const DAY_MS = 86_400_000;
/** Longer than webhooks wait for one another, than a lost answer is waited for, than the poll waits. */
const NEXT_READ_MS = 12 * 60_000;
const NEXT_POLL_MS = 61 * 60_000;

/** What a person may say of a held order so that Xero and the store differ from then on. */
const LEAVES = ['keep', 'markPaid', 'keepBooked'];

type StoreAct = OrderAction & { readonly orderId: number };

/** What may happen to an order in the store, as it stands. */
function actInStore(order: WireOrder, random: Random): StoreAct | undefined {
  const { id: orderId, paymentStatus } = order;
  const isOpen = order.orderStatus !== 'Cancelled' && !order.deleted;
  const left = Number(order.orderTotal) - Number(order.refundedAmount);
  const isRefundable = ['Paid', 'PartiallyRefunded'].includes(paymentStatus) && left > 2;
  const amount = (0.01 + random.next() * Math.max(0, left - 1)).toFixed(2);
  const acts: StoreAct[] = [
    { orderId, action: 'touch' },
    ...(isOpen && paymentStatus === 'Pending' ? [{ orderId, action: 'pay' } as const] : []),
    ...(isOpen && order.shipments.length === 0 ? [{ orderId, action: 'ship' } as const] : []),
    ...(isRefundable ? [{ orderId, action: 'refund', amount } as const] : []),
    ...(isRefundable ? [{ orderId, action: 'refund', amount } as const] : []),
    ...(isRefundable ? [{ orderId, action: 'refundAll' } as const] : []),
    ...(isOpen && left > 5 && isEditable(order, random)
      ? [{ orderId, action: 'addDiscount', amount: '2.00' } as const]
      : []),
    ...(isOpen && left > 5 && isEditable(order, random)
      ? [{ orderId, action: 'addDiscount', amount: '1.00' } as const]
      : []),
    ...(isOpen && random.chance(0.4) ? [{ orderId, action: 'cancel' } as const] : []),
    ...(random.chance(0.05) && !order.deleted ? [{ orderId, action: 'delete' } as const] : []),
  ];
  return random.pick(acts);
}

/** Edits of paid orders are for a person to decide: a few, or most orders would only wait. */
function isEditable({ paymentStatus }: WireOrder, random: Random): boolean {
  return paymentStatus === 'Pending' || random.chance(0.25);
}

/** What a bookkeeper may do to its invoice; Xero refuses what does not fit. */
function actOnInvoice(order: WireOrder, random: Random): PersonAct {
  const number = order.customOrderNumber;
  return random.pick<PersonAct>([
    { action: 'void', number },
    { action: 'pay', number, amount: Number(order.orderTotal), accountCode: BANK },
    { action: 'pay', number, amount: 1, accountCode: BANK },
    { action: 'removePayments', number },
    { action: 'edit', number, accountCode: '260' },
    { action: 'edit', number, amount: 1 },
  ]);
}

/**
 * A person in Daybook: takes booked orders back, and decides on some that wait. Those that are left as
 * they are in Xero are noted by their number: there Xero and the store differ because somebody said so.
 */
async function actInDaybook(
  shop: EndToEndShop,
  random: Random,
  { left, decided }: { left: Set<string>; decided: Map<string, number> },
): Promise<number> {
  const rows = await shop.client.listOrders();
  const chosen = rows.filter(
    ({ state }) =>
      (state === 'booked' && random.chance(0.01)) || (state === 'held' && random.chance(0.4)),
  );
  let done = 0;
  for (const { linkId, orderId, number, state } of chosen) {
    const path = `/orders/${linkId}/${orderId}`;
    const choice = state === 'held' ? await pickChoice(shop, random, path) : '';
    if (choice === undefined) continue;
    const [act, body] =
      state === 'booked' ? ['undo', { reason: 'a mistake' }] : ['decide', { choice }];
    // What it is about may have changed since: then nothing is done.
    const isDone = await shop.client.admin('POST', `${path}/${act}`, body).then(
      () => true,
      () => false,
    );
    if (isDone) done += 1;
    if (isDone && act === 'decide') decided.set(choice, (decided.get(choice) ?? 0) + 1);
    if (isDone && act === 'decide' && LEAVES.includes(choice)) left.add(number);
  }
  return done;
}

/** One of the choices that the order leaves; undefined where it leaves none. */
async function pickChoice(
  shop: EndToEndShop,
  random: Random,
  path: string,
): Promise<string | undefined> {
  const { choices } = await shop.client.admin<WireOrderDetails>('GET', `${path}/details`);
  return choices.length === 0 ? undefined : random.pick(choices);
}

/** What happens to all at once: between the acts of a round and their booking. */
async function disturb(shop: EndToEndShop, random: Random): Promise<void> {
  switch (random.int(0, 5)) {
    case 0:
      await wait(random.next() * 1500);
      await shop.service.kill();
      return shop.service.start();
    case 1:
      return shop.changeXero({
        periodLockDate: new Date(shop.clocks.nowMs() + DAY_MS).toISOString().slice(0, 10),
      });
    case 2:
      return shop.changeXero({ periodLockDate: null });
    case 3:
      return shop.backfill();
    case 4:
      return shop.setFaults({ kind: 'answerLost', times: 2 });
    default:
  }
}

/** Time passes until nothing is under way: a call that a crash cut off is looked up after minutes only. */
async function rest(shop: EndToEndShop): Promise<void> {
  await shop.advance(NEXT_POLL_MS);
  for (let quiet = 0; quiet < 2;) {
    await wait(1000);
    const { pending } = await shop.client.status();
    quiet = pending === 0 ? quiet + 1 : 0;
    if (pending > 0) await shop.advance(NEXT_READ_MS);
  }
  await shop.settle();
}

/** Every sign of something wrong once all is quiet; what Daybook's own figures say is not asked. */
async function findWrong(shop: EndToEndShop): Promise<string[]> {
  const books = await shop.readBooks();
  const rows = await shop.client.listOrders();
  const orders = new Map((await shop.client.storeOrders()).map((order) => [order.id, order]));
  const invoices = books.invoices as unknown as Receivable[];
  const due = rows.filter(isSettled).flatMap((row) => {
    const standing = invoices.filter(
      (invoice) =>
        isOfOrder(invoice, String(row.orderId)) && !['VOIDED', 'DELETED'].includes(invoice.Status),
    );
    const open = standing.reduce((sum, { AmountDue }) => sum + Math.round(AmountDue * 100), 0);
    const order = orders.get(row.orderId);
    const isPaid = ['Paid', 'PartiallyRefunded', 'Refunded'].includes(order?.paymentStatus ?? '');
    const expected = isPaid ? 0 : Math.round(Number(order?.orderTotal) * 100);
    return open === expected ? [] : [`${row.number}: ${open} due, expected ${expected}`];
  });
  const notes = (books.creditNotes as unknown as Receivable[]).filter(
    (note) => note.Status === 'AUTHORISED' && note.RemainingCredit !== 0,
  );
  const settled = rows.filter(isSettled).map(({ orderId }) => String(orderId));
  const unused = notes
    .filter((note) => settled.some((id) => isOfOrder(note, id)))
    .map(({ Reference }) => `${Reference}: credit that is set against nothing`);
  return [...(await findUnsaid(shop)), ...due, ...unused];
}

interface Receivable {
  readonly Reference: string;
  readonly Status: string;
  readonly AmountDue: number;
  readonly RemainingCredit: number;
}

/** Booked, and nothing about it is a person's choice. */
function isSettled(row: WireOrderRow): boolean {
  return row.state === 'booked' && row.reason?.code !== 'order.kept_as_in_xero';
}

it(`${HISTORIES} random histories end in what the rules say, or in a question (seed ${SEED})`, async () => {
  const random = createRandom(SEED);
  const shop = await EndToEndShop.startWithXero(
    { limits: { minute: 1_000_000, day: 10_000_000 }, isXeroInMemory: true },
    ...SHOP,
  );
  try {
    const lengths = new Map<number, number>();
    for (const { id } of await shop.place(HISTORIES)) lengths.set(id, random.int(1, LONGEST) - 1);
    let inStore = 0;
    let inXero = 0;
    let inDaybook = 0;
    const asTheyAre = new Set<string>();
    const decided = new Map<string, number>();
    for (let round = 0; round < LONGEST; round += 1) {
      const orders = await shop.client.storeOrders();
      const left = orders.filter(({ id }) => (lengths.get(id) ?? 0) > round);
      const isForXero = new Map(left.map(({ id }) => [id, random.chance(0.08)]));
      const acts = left.filter(({ id }) => isForXero.get(id) !== true);
      const stored = acts.flatMap((order) => actInStore(order, random) ?? []);
      const forXero = left.filter(({ id }) => isForXero.get(id) === true);
      const refused = await shop.tryInXero(forXero.map((order) => actOnInvoice(order, random)));
      await shop.client.control('/orders/acts', { acts: stored });
      inStore += stored.length;
      inXero += forXero.length - refused.length;
      inDaybook += await actInDaybook(shop, random, { left: asTheyAre, decided });
      await disturb(shop, random);
      // Sometimes the next things happen before these are booked.
      if (random.chance(0.6)) await rest(shop);
      else await shop.advance(NEXT_READ_MS);
    }
    await shop.setFaults(null);
    await shop.changeXero({ periodLockDate: null });
    // What Xero told of last is read a while later.
    for (let pass = 0; pass < 3; pass += 1) await rest(shop);
    const wrong = await findWrong(shop);
    expect(wrong.filter((line) => !asTheyAre.has(line.split(':')[0] ?? ''))).toEqual([]);
    const rows = await shop.client.listOrders();
    const booked = rows.filter(({ state }) => state === 'booked').length;
    // Enough of each, or nothing would have been tried.
    expect(inStore).toBeGreaterThan(HISTORIES * 3);
    expect(inXero).toBeGreaterThan(HISTORIES / 30);
    expect(inDaybook).toBeGreaterThan(HISTORIES / 100);
    expect(booked).toBeGreaterThan(HISTORIES / 2);
    const credited = ['reissue', 'creditDifference'].map((choice) => decided.get(choice) ?? 0);
    expect(credited.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(HISTORIES / 100);
  } finally {
    await shop.stop();
  }
}, 900_000);
