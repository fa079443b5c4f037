import type { LedgerRow } from '../../../sidecar/src/ports/ledger-store.ts';
import type { StepState } from '../../../sidecar/src/domain/ledger/step.ts';
import { openTestDatabase, type TestDatabase } from '../../support/open-test-database.ts';
import { makeLink, pairing } from '../../support/scripted-pipeline.ts';
import { makeCreditNoteBody, makeInvoiceBody } from '../../support/xero-steps.ts';

const NOW = '2026-11-24T09:00:00.000Z';
const LINK = 'link-1';
const CARD = 5;

let test: TestDatabase;
beforeEach(async () => {
  test = await openTestDatabase();
  await test.uow.stores.pairings.save(pairing);
  await test.uow.stores.links.add(makeLink(1));
});
afterEach(() => test.database.close());

function makeRow(orderGuid: string, fields: Partial<LedgerRow>): LedgerRow {
  return {
    linkId: LINK,
    orderGuid,
    key: `invoice:${orderGuid}`,
    kind: 'invoice',
    fingerprint: '',
    xeroId: `xero-${orderGuid}`,
    number: '',
    currency: 'AUD',
    totalMinor: 0,
    taxMinor: 0,
    ruleSetNumber: 1,
    state: 'posted',
    body: {},
    callId: '',
    postedAt: NOW,
    ...fields,
  };
}

function payWith(amountMinor: number) {
  return makeInvoiceBody({ giftCardTenders: [{ giftCardId: CARD, amountMinor }] });
}

function takeOffWith(amountMinor: number) {
  return makeInvoiceBody({ giftCardLines: [{ giftCardId: CARD, amountMinor }] });
}

async function planStep(orderGuid: string, body: ReturnType<typeof payWith>): Promise<string> {
  const id = `step-${orderGuid}`;
  await test.uow.stores.steps.replacePlan({ linkId: LINK, orderGuid }, [
    {
      id,
      linkId: LINK,
      orderGuid,
      key: `invoice:${orderGuid}`,
      kind: 'invoice',
      body,
      fingerprint: '',
      ruleSetNumber: 1,
      needs: [],
      priority: 1,
      dueAt: NOW,
      createdAt: NOW,
    },
  ]);
  return id;
}

function sumUsed(except?: string) {
  return test.uow.stores.giftCards
    .sumUsed(LINK, [CARD], except)
    .then((sums) => sums.get(CARD) ?? 0);
}

describe('what a card has paid', () => {
  it('counts payments and lines of invoices that stand, of every order but one', async () => {
    await test.uow.stores.ledger.add([
      makeRow('a', { body: payWith(100) }),
      makeRow('b', { body: takeOffWith(20) }),
      makeRow('c', { body: payWith(3), state: 'voided' }),
    ]);
    expect(await sumUsed()).toBe(120);
    expect(await sumUsed('a')).toBe(20);
  });

  it('counts what is on its way once, and what Xero refused not at all', async () => {
    const id = await planStep('a', payWith(100));
    expect(await sumUsed()).toBe(100);
    await test.uow.stores.ledger.add([makeRow('a', { body: payWith(70) })]);
    expect(await sumUsed()).toBe(100);
    const states: readonly StepState[] = ['sending', 'unknown'];
    for (const state of states) {
      await test.uow.stores.steps.move([id], state);
      expect(await sumUsed()).toBe(100);
    }
    await test.uow.stores.steps.reject(id, { code: 'xero.refused', details: {} });
    expect(await sumUsed()).toBe(70);
  });

  it('counts no more what was given back', async () => {
    const body = makeCreditNoteBody({ returns: 'giftCards' });
    await test.uow.stores.ledger.add([
      makeRow('a', { body: payWith(100) }),
      makeRow('b', { body: payWith(20) }),
      makeRow('a', { key: 'creditNote:a:giftCards', kind: 'creditNote', xeroId: 'note', body }),
    ]);
    expect(await sumUsed()).toBe(20);
  });
});

describe('what was taken back of a sale with tax', () => {
  const ITEM = 31;
  const take = (amountMinor: number, taxMinor: number) =>
    makeInvoiceBody({
      giftCardLines: [
        { giftCardId: CARD, amountMinor, sale: { orderItemId: ITEM, taxRate: '20', taxMinor } },
      ],
    });
  const list = (except = '') => test.uow.stores.giftCards.listTaken(LINK, [ITEM], except);

  it('counts each other order once, with the tax that it took', async () => {
    await planStep('a', take(100, 17));
    await test.uow.stores.ledger.add([
      makeRow('a', { body: take(70, 12) }),
      makeRow('b', { body: take(20, 3) }),
      makeRow('c', { body: takeOffWith(5) }),
      makeRow('d', { body: take(9, 1), state: 'voided' }),
    ]);
    expect(await list('b')).toEqual([{ orderItemId: ITEM, amountMinor: 100, taxMinor: 17 }]);
    expect(await list('a')).toEqual([{ orderItemId: ITEM, amountMinor: 20, taxMinor: 3 }]);
  });

  it('counts no more what was given back, or credited with its whole invoice', async () => {
    const given = makeCreditNoteBody({ returns: 'giftCards' });
    const whole = makeCreditNoteBody({ credits: 'invoice', invoiceKey: 'invoice:b' });
    await test.uow.stores.ledger.add([
      makeRow('a', { body: take(100, 17) }),
      makeRow('a', { key: 'n:a', kind: 'creditNote', xeroId: 'na', body: given }),
      makeRow('b', { body: take(20, 3) }),
      makeRow('b', { key: 'n:b', kind: 'creditNote', xeroId: 'nb', body: whole }),
      makeRow('b', { key: 'invoice:b#2', xeroId: 'b2', body: take(15, 2) }),
    ]);
    expect(await list()).toEqual([{ orderItemId: ITEM, amountMinor: 15, taxMinor: 2 }]);
  });
});

describe('the sale of a card', () => {
  const sold = async (): Promise<readonly number[]> => {
    const sales = await test.uow.stores.giftCards.findBookedSales(LINK, [31, 32]);
    return sales.map(({ orderItemId }) => orderItemId);
  };
  const sale = (orderItemId: number) => ({ orderItemId, isTaxed: false });

  it('counts while the invoice of its order stands', async () => {
    const key = { linkId: LINK, orderGuid: 'a' };
    await test.uow.stores.giftCards.setSales(key, [sale(31)]);
    expect(await sold()).toEqual([]);
    await test.uow.stores.ledger.add([makeRow('a', { body: makeInvoiceBody() })]);
    expect(await sold()).toEqual([31]);
    await test.uow.stores.ledger.setState(LINK, 'invoice:a', 'voided');
    expect(await sold()).toEqual([]);
  });

  it('is that of the items that the order has now', async () => {
    const key = { linkId: LINK, orderGuid: 'a' };
    await test.uow.stores.ledger.add([makeRow('a', { body: makeInvoiceBody() })]);
    await test.uow.stores.giftCards.setSales(key, [sale(31), sale(32)]);
    await test.uow.stores.giftCards.setSales(key, [sale(32)]);
    expect(await sold()).toEqual([32]);
  });
});
