import type {
  WireOrder,
  WireOrderDetails,
  WireOrderRow,
} from '../../sidecar/src/contract/index.ts';
import type { OrderAction } from '../../sidecar/src/sandbox/demo-store/order-actions.ts';
import type { Random } from '../../sidecar/src/sandbox/demo-store/random.ts';
import type { PersonAct } from '../../sidecar/src/sandbox/xero-emulator/person-acts.ts';
import type { EndToEndShop } from './end-to-end-shop.ts';
import type { HistoryLog } from './history-log.ts';
import { isOfOrder } from './sum-books.ts';

const BANK = '100';

/** What a person may say of a held order so that Xero and the store differ from then on. */
const LEAVES = ['keep', 'markPaid', 'keepBooked'];

export type StoreAct = OrderAction & { readonly orderId: number };

/** What may happen to an order in the store, as it stands. */
export function actInStore(order: WireOrder, random: Random): StoreAct | undefined {
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
    ...(random.chance(0.3) ? listReturnActs(order, left, random) : []),
    ...(isOpen && left > 5 && isEditable(order, random)
      ? [{ orderId, action: 'addDiscount', amount: '2.00' } as const]
      : []),
    ...(isOpen && left > 5 && isEditable(order, random)
      ? [{ orderId, action: 'addDiscount', amount: '1.00' } as const]
      : []),
    ...(isOpen && random.chance(0.4) ? [{ orderId, action: 'cancel' } as const] : []),
    ...(random.chance(0.05) && !order.deleted ? [{ orderId, action: 'delete' } as const] : []),
    ...(random.chance(0.15) ? listByHand(order) : []),
  ];
  return random.pick(acts);
}

/** An item is asked to be taken back, its price is refunded, and an admin says what became of it. */
function listReturnActs(order: WireOrder, left: number, random: Random): StoreAct[] {
  const { id: orderId, items, returnRequests } = order;
  const asked = returnRequests.at(-1);
  if (asked === undefined) {
    const amount = String(random.int(0, items.length - 1));
    return [{ orderId, action: 'askReturn', amount }];
  }
  const item = items.find(({ id }) => id === asked.orderItemId);
  const worth = item === undefined ? 0 : Number(item.priceInclTax) / item.quantity;
  const isRefundable = ['Paid', 'PartiallyRefunded'].includes(order.paymentStatus);
  const isPriced = isRefundable && worth > 0.01 && worth < left;
  return [
    { orderId, action: random.chance(0.8) ? 'refundReturns' : 'rejectReturns' },
    ...(isPriced ? [{ orderId, action: 'refund', amount: worth.toFixed(2) } as const] : []),
  ];
}

/** What an admin may set by hand: nopCommerce works nothing out again, and gives nothing back. */
function listByHand({ id: orderId, ...order }: WireOrder): StoreAct[] {
  const isEnded = order.orderStatus === 'Cancelled' || order.deleted;
  return [
    { orderId, action: 'changeMethod' },
    { orderId, action: 'editLine', amount: '1' },
    ...((order.items[0]?.quantity ?? 1) > 1
      ? [{ orderId, action: 'editLine', amount: '-1' } as const]
      : []),
    ...(isEnded ? [{ orderId, action: 'reopen' } as const] : []),
    ...(order.paymentStatus === 'Authorized' ? [{ orderId, action: 'void' } as const] : []),
  ];
}

/** Edits of paid orders are for a person to decide: a few, or most orders would only wait. */
function isEditable({ paymentStatus }: WireOrder, random: Random): boolean {
  return paymentStatus === 'Pending' || random.chance(0.25);
}

/** What a bookkeeper may do to its invoice or a credit of it; Xero refuses what does not fit. */
export function actOnDocument(
  order: WireOrder,
  random: Random,
  credits: readonly string[] = [],
): PersonAct {
  const number = order.customOrderNumber;
  return random.pick<PersonAct>([
    { action: 'void', number },
    { action: 'pay', number, amount: Number(order.orderTotal), accountCode: BANK },
    { action: 'pay', number, amount: 1, accountCode: BANK },
    { action: 'removePayments', number },
    { action: 'edit', number, accountCode: '260' },
    { action: 'edit', number, amount: 1 },
    ...credits.flatMap((credit): PersonAct[] => [
      { action: 'void', number: credit },
      { action: 'removePayments', number: credit },
    ]),
  ]);
}

/** Numbers of the credit notes of each order that stand in Xero, by the order's id. */
export async function listCredits(shop: EndToEndShop): Promise<(orderId: number) => string[]> {
  const { creditNotes } = await shop.readBooks();
  const standing = creditNotes.filter(({ Status }) => Status !== 'VOIDED');
  return (orderId) =>
    standing
      .filter((note) => isOfOrder(note as { Reference?: string }, String(orderId)))
      .flatMap(({ CreditNoteNumber }) => CreditNoteNumber ?? []);
}

/**
 * A person in Daybook: takes booked orders out and some of them back in, and decides on some that wait.
 * Those that are left as they are in Xero are noted by their number: there Xero and the store differ
 * because somebody said so.
 */
export async function actInDaybook(
  shop: EndToEndShop,
  random: Random,
  { left, decided, log }: { left: Set<string>; decided: Map<string, number>; log?: HistoryLog },
): Promise<number> {
  const rows = await shop.client.listOrders();
  const chosen = rows.filter(
    (row) =>
      (row.state === 'booked' && random.chance(0.03)) ||
      (row.state === 'held' && random.chance(0.4)) ||
      (isTakenOut(row) && random.chance(0.3)),
  );
  let done = 0;
  for (const { linkId, orderId, number, state } of chosen) {
    const path = `/orders/${linkId}/${orderId}`;
    const choice = state === 'held' ? await pickChoice(shop, random, path) : '';
    if (choice === undefined) continue;
    const [act, body] = chooseAct(state, choice);
    // What it is about may have changed since: then nothing is done.
    const isDone = await shop.client.admin('POST', `${path}/${act}`, body).then(
      () => true,
      () => false,
    );
    if (isDone) done += 1;
    if (isDone) log?.note(number, { [act]: body });
    if (isDone && act === 'decide') decided.set(choice, (decided.get(choice) ?? 0) + 1);
    if (isDone && act === 'decide' && LEAVES.includes(choice)) left.add(number);
  }
  return done;
}

function chooseAct(state: WireOrderRow['state'], choice: string): readonly [string, object] {
  if (state === 'booked') return ['undo', { reason: 'a mistake' }];
  return state === 'held' ? ['decide', { choice }] : ['include', {}];
}

/** Out of the books, by a person. */
export function isOut(row: WireOrderRow): boolean {
  return row.state === 'skipped' && isTakenOut(row);
}

/** Also where that is on its way to Xero. */
function isTakenOut({ state, reason }: WireOrderRow): boolean {
  return ['skipped', 'sending'].includes(state) && reason?.code === 'order.excluded';
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
