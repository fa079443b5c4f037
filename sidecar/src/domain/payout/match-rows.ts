import type { GatewayRow } from './gateway-file.ts';

/** An order that a row may be of. */
export interface CandidateOrder {
  readonly orderGuid: string;
  readonly orderId: number;
  readonly number: string;
  readonly captureId: string | null;
  readonly authorizationId: string | null;
}

/** A payment or refund that stands in Xero. */
export interface BookedMoney {
  readonly moneyId: string;
  readonly orderGuid: string;
  readonly kind: 'payment' | 'refund';
  readonly amountMinor: number;
  readonly accountId: string;
  readonly currency: string;
  /** What is booked of its fee so far. */
  readonly feeMinor: number;
}

export interface MatchSources {
  readonly orders: readonly CandidateOrder[];
  readonly money: readonly BookedMoney[];
  /** The clearing account that is paid out. */
  readonly accountId: string;
  readonly currency: string;
  /** Rows, and payments, that a confirmed payout has: each with its id. */
  readonly rowsPaidOut: ReadonlyMap<string, string>;
  readonly moneyPaidOut: ReadonlyMap<string, string>;
  /** Orders whose money is on its way out of Xero: it stands there still, and will not. */
  readonly ordersLeaving: ReadonlySet<string>;
}

export type RowReason =
  | 'paidOutBefore'
  | 'twiceInFile'
  | 'noRowId'
  | 'noOrder'
  | 'severalOrders'
  | 'notBooked'
  | 'refundNotBooked'
  | 'amountDiffers'
  | 'otherAccount'
  | 'otherCurrency'
  | 'noMoneyOfOrder'
  | 'beingTakenOut';

export interface MatchedRow {
  readonly row: GatewayRow;
  /** `order`: money of an order; `other`: nobody's, to an account of the person's; `blocked`: neither. */
  readonly state: 'order' | 'other' | 'blocked';
  readonly reason: RowReason | null;
  readonly order: CandidateOrder | null;
  readonly money: BookedMoney | null;
  /** The payout that it is in already. */
  readonly payoutId: string | null;
}

/**
 * Each row with the payment or refund that it is, by the transaction id that the store has of it, else
 * by the order's number or guid, to the cent and in the account; never by a likeness.
 */
export function matchRows(rows: readonly GatewayRow[], sources: MatchSources): MatchedRow[] {
  const seen = new Set<string>();
  const taken = new Set<string>();
  return rows.map((row) => {
    const matched = seen.has(row.rowId) ? block(row, 'twiceInFile') : matchRow(row, sources, taken);
    seen.add(row.rowId);
    if (matched.money !== null) taken.add(matched.money.moneyId);
    return matched;
  });
}

function matchRow(row: GatewayRow, sources: MatchSources, taken: ReadonlySet<string>): MatchedRow {
  const before = sources.rowsPaidOut.get(row.rowId);
  if (before !== undefined) return { ...block(row, 'paidOutBefore'), payoutId: before };
  if (row.rowId === '') return block(row, 'noRowId');
  const orders = findOrders(row.references, sources.orders);
  const [order, ...others] = orders;
  if (others.length > 0) return block(row, 'severalOrders');
  // Nobody's: what the gateway takes or gives by itself, or a sale that Daybook knows nothing of.
  if (order === undefined) return { ...block(row, 'noOrder'), state: 'other' };
  if (row.grossMinor === 0) return { ...block(row, 'noMoneyOfOrder'), state: 'other', order };
  return matchMoney(row, order, { ...sources, taken });
}

/** The surest reference that leads to an order decides. */
function findOrders(
  references: readonly string[],
  orders: readonly CandidateOrder[],
): readonly CandidateOrder[] {
  const ways: ((order: CandidateOrder, reference: string) => boolean)[] = [
    (order, reference) => [order.captureId, order.authorizationId].includes(reference),
    (order, reference) => order.number === reference || order.orderGuid === reference,
  ];
  for (const is of ways) {
    for (const reference of references) {
      const found = orders.filter((order) => is(order, reference));
      if (found.length > 0) return found;
    }
  }
  return [];
}

function matchMoney(
  row: GatewayRow,
  order: CandidateOrder,
  sources: MatchSources & { readonly taken: ReadonlySet<string> },
): MatchedRow {
  const kind = row.grossMinor > 0 ? 'payment' : 'refund';
  const refuse = (reason: RowReason): MatchedRow => ({ ...block(row, reason), order });
  if (sources.ordersLeaving.has(order.orderGuid)) return refuse('beingTakenOut');
  const ofOrder = sources.money.filter(
    (money) => money.orderGuid === order.orderGuid && money.kind === kind,
  );
  if (ofOrder.length === 0) return refuse(kind === 'payment' ? 'notBooked' : 'refundNotBooked');
  const amountMinor = Math.abs(row.grossMinor);
  const fits = ofOrder.filter((money) => money.amountMinor === amountMinor);
  if (fits.length === 0) return refuse(kind === 'payment' ? 'amountDiffers' : 'refundNotBooked');
  const inCurrency = fits.filter(({ currency }) => currency === sources.currency);
  if (inCurrency.length === 0) return refuse('otherCurrency');
  const inAccount = inCurrency.filter(({ accountId }) => accountId === sources.accountId);
  if (inAccount.length === 0) return refuse('otherAccount');
  const free = inAccount.find(
    ({ moneyId }) => !sources.moneyPaidOut.has(moneyId) && !sources.taken.has(moneyId),
  );
  if (free !== undefined) {
    return { row, state: 'order', reason: null, order, money: free, payoutId: null };
  }
  const payoutId = inAccount.map(({ moneyId }) => sources.moneyPaidOut.get(moneyId)).find(Boolean);
  return payoutId === undefined ? refuse('twiceInFile') : { ...refuse('paidOutBefore'), payoutId };
}

function block(row: GatewayRow, reason: RowReason): MatchedRow {
  return { row, state: 'blocked', reason, order: null, money: null, payoutId: null };
}
