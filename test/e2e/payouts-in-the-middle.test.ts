import type { WireOrderRow } from '../../sidecar/src/contract/index.ts';
import { closeMonth } from '../support/close-month.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { BANK, CLEARING, PayoutDesk, type Report } from '../support/payout-desk.ts';
import { listReportRows, sumNet, type ReportRow } from '../support/stripe-report.ts';
import { waitForStruckFaults } from '../support/wait-for-shop.ts';

const DAY_MS = 86_400_000;

let shop: EndToEndShop;
let desk: PayoutDesk;
beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '4', '--seed', '4', '--when', 'placed');
  desk = await PayoutDesk.open(shop);
}, 60_000);
afterEach(() => shop.setFaults(null));
afterAll(() => shop.stop());

async function bookByCard(): Promise<WireOrderRow> {
  const { id } = await shop.payByCard();
  return shop.waitFor(id, 'booked');
}

const pathOf = ({ linkId, orderId }: WireOrderRow): string => `/orders/${linkId}/${orderId}`;

const undo = (row: WireOrderRow): Promise<void> =>
  shop.client.admin('POST', `${pathOf(row)}/undo`, { reason: 'a test order' });

/** What stands of the order on the clearing account, as the gateway has it. */
async function listRows({ orderId }: WireOrderRow): Promise<ReportRow[]> {
  return (await listReportRows(shop, CLEARING)).filter(({ charge }) => charge === `ch_${orderId}`);
}

it('money of an order that is on its way out of the books is in no payout', async () => {
  const row = await bookByCard();
  const rows = await listRows(row);
  const paymentId = rows[0]?.id.replace('txn_', '');
  const report = desk.report(rows);
  expect((await desk.preview(report)).problem).toBeNull();
  const fault = { kind: 'errorBefore', method: 'POST', path: `^/Payments/${paymentId}` } as const;
  await shop.setFaults({ ...fault, times: 50 });
  await undo(row);
  await waitForStruckFaults(shop);
  const seen = await desk.preview(report);
  expect(seen.rows.map(({ state, reason }) => [state, reason])).toEqual([
    ['blocked', 'beingTakenOut'],
  ]);
  await expect(desk.confirm(report)).rejects.toThrow('payout.does_not_add_up');
  await shop.setFaults(null);
  await shop.advance(7 * 60_000);
  await shop.settle();
  await shop.waitFor(row.orderId, 'skipped');
  expect(await listRows(row)).toEqual([]);
}, 120_000);

it('a deletion of an earlier transfer leaves the one alone that was booked since', async () => {
  const before = await desk.readBalance(BANK);
  const report = desk.report(await listRows(await bookByCard()));
  await desk.confirm(report);
  await desk.waitForState(report, 'booked');
  await shop.setFaults({
    kind: 'errorBefore',
    method: 'POST',
    path: '^/BankTransfers',
    times: 50,
  });
  await desk.takeBack(report);
  await waitForStruckFaults(shop);
  await shop.actInXero({ action: 'deleteInBank', number: report.id });
  const fees = (await desk.listStanding()).filter((text) => text.includes(` ${report.id} `));
  // Those that Daybook has deleted since are refused.
  await shop.tryInXero(fees.map((number) => ({ action: 'deleteInBank', number })));
  await desk.sayRemoved(report);
  await desk.waitForState(report, undefined);
  await desk.confirm(report);
  await desk.waitForState(report, 'booked');
  await shop.setFaults(null);
  for (let round = 0; round < 3; round += 1) {
    await shop.advance(7 * 60_000);
    await shop.settle();
  }
  expect(await desk.findState(report)).toBe('booked');
  expect((await desk.listStanding()).filter((reference) => reference === report.id)).toHaveLength(
    1,
  );
  expect(await desk.readBalance(BANK)).toBe(before + sumNet(report.rows));
}, 120_000);

it('an order whose payment was booked anew after it was paid out is not taken out', async () => {
  const row = await bookByCard();
  const report = desk.report(await listRows(row));
  await desk.confirm(report);
  await desk.waitForState(report, 'booked');
  await shop.advance(60_000);
  const [{ number } = { number: '' }] = row.documents;
  await shop.actInXero({ action: 'removePayments', number });
  const held = await shop.waitFor(row.orderId, 'held');
  expect(held.reason?.code).toBe('order.payment_removed_in_xero');
  await shop.client.admin('POST', `${pathOf(row)}/decide`, { choice: 'restore' });
  await shop.waitFor(row.orderId, 'booked');
  await undo(row);
  const { state, reason } = await shop.waitFor(row.orderId, 'held', 'skipped');
  expect([state, reason?.code]).toEqual(['held', 'order.undo_paid_out']);
  expect(await listRows(row)).toHaveLength(1);
}, 120_000);

it('money of an order that was credited to nothing is in no payout until it is booked after all', async () => {
  const row = await bookByCard();
  const rows = await listRows(row);
  const before = await desk.readBalance(CLEARING);
  const report = desk.report(rows);
  expect((await desk.preview(report)).problem).toBeNull();
  await closeMonth(shop, row, shop.clocks.nowMs() + 3 * DAY_MS);
  // Its money is paid back last: that is held up.
  await shop.setFaults({ kind: 'errorBefore', method: 'PUT', path: '^/Payments', times: 50 });
  await undo(row);
  await waitForStruckFaults(shop);
  expect(await readReasons(report)).toEqual(['beingTakenOut']);
  await shop.setFaults(null);
  await shop.advance(7 * 60_000);
  await shop.settle();
  await shop.waitFor(row.orderId, 'skipped');
  expect(await readReasons(report)).toEqual(['notBooked']);
  await expect(desk.confirm(report)).rejects.toThrow('payout.does_not_add_up');
  await shop.client.admin('POST', `${pathOf(row)}/include`, {});
  await shop.settle();
  await shop.waitFor(row.orderId, 'booked');
  expect(await readReasons(report)).toEqual([null]);
  await shop.changeXero({ periodLockDate: null });
  await checkAgain(row);
  await desk.confirm(report);
  await desk.waitForState(report, 'booked');
  // The gateway’s payment, and nothing else of the order, has left the clearing account.
  await shop.advance(2 * DAY_MS);
  await shop.settle();
  const [gross] = rows.map(({ grossCents }) => grossCents);
  expect(await desk.readBalance(CLEARING)).toBe(before - (gross ?? 0));
}, 180_000);

const readReasons = async (report: Report) =>
  (await desk.preview(report)).rows.map(({ reason }) => reason);

async function checkAgain({ linkId }: WireOrderRow): Promise<void> {
  await shop.client.admin('POST', `/links/${linkId}/review/check-again`, {});
  await shop.advance(2 * 60_000);
  await shop.settle();
}
