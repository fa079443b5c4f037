import type { WireOrderRow } from '../../sidecar/src/contract/index.ts';
import { EditedOrders, pathOf } from '../support/edited-orders.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { sumBooks } from '../support/sum-books.ts';
import { waitForStruckFaults } from '../support/wait-for-shop.ts';

let shop: EndToEndShop;
beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '4', '--seed', '3', '--when', 'placed');
}, 60_000);
afterAll(() => shop.stop());

const orders = new EditedOrders(() => shop);

describe('a reissued order is taken out of Xero again', () => {
  /** One of the deletions of its three payments has no answer: the rest of it is on its way. */
  async function startUndo(row: WireOrderRow, afterCalls: number): Promise<void> {
    await shop.setFaults({ kind: 'answerLost', method: 'POST', path: '^/Payments/', afterCalls });
    await shop.client.admin('POST', `${pathOf(row)}/undo`, { reason: 'a test order' });
    await waitForStruckFaults(shop);
  }

  async function end(row: WireOrderRow): Promise<WireOrderRow> {
    for (let round = 0; round < 2; round += 1) await shop.advance(7 * 60_000);
    await shop.setFaults(null);
    return orders.settle(row.orderId);
  }

  it('looked at again while the credit of its first invoice cannot be voided', async () => {
    const row = await orders.decide(await orders.editPaid('5.00'), 'reissue');
    const closing = `${row.documents[0]?.number}-CN`;
    const { creditNotes } = await shop.readBooks();
    const { CreditNoteID: id } = (creditNotes as unknown as Record<string, string>[]).find(
      ({ CreditNoteNumber }) => CreditNoteNumber === closing,
    ) as { CreditNoteID: string };
    await shop.setFaults({
      kind: 'errorBefore',
      method: 'POST',
      path: `^/CreditNotes/${id}`,
      times: 6,
    });
    await shop.client.admin('POST', `${pathOf(row)}/undo`, { reason: 'a test order' });
    await waitForStruckFaults(shop);
    for (let round = 0; round < 6; round += 1) {
      await shop.resync(row.orderId);
      await shop.advance(2 * 60_000);
    }
    expect((await end(row)).state).toBe('skipped');
    expect(await orders.listReceivable(row.orderId)).toEqual([]);
    expect(sumBooks(await shop.readBooks(), String(row.orderId))).toEqual({});
    await shop.client.admin('POST', `${pathOf(row)}/include`, {});
    const again = await orders.settle(row.orderId);
    expect([again.state, again.documents[0]?.number]).toEqual([
      'booked',
      `${row.documents[0]?.number}-3`,
    ]);
    await orders.checkPaid(row.orderId);
  }, 60_000);

  it.each([0, 1, 2])('and booked after all when answer %i is lost', async (afterCalls) => {
    const row = await orders.decide(await orders.editPaid('5.00'), 'reissue');
    await startUndo(row, afterCalls);
    await shop.client.admin('POST', `${pathOf(row)}/include`, {});
    // Where nothing was voided by then it is as it was, else it has a new number.
    await end(row);
    await shop.waitFor(row.orderId, 'booked');
    await orders.checkPaid(row.orderId);
  });
});
