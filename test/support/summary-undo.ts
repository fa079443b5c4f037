import type { BookedDocument } from '../../sidecar/src/domain/booking/xero-documents.ts';
import { getMoneyId, isStandingDocument } from '../../sidecar/src/domain/ledger/ledger-entry.ts';
import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import type { XeroState } from '../../sidecar/src/domain/reconciliation/xero-state.ts';
import type { LedgerRow } from '../../sidecar/src/ports/ledger-store.ts';
import type { SummaryEntryRow } from '../../sidecar/src/ports/summary-store.ts';
import { excludeOrder } from '../../sidecar/src/use-cases/booking/exclude-order.ts';
import { previewUndo, undoOrder } from '../../sidecar/src/use-cases/booking/undo-order.ts';
import type { SetupDeps } from '../../sidecar/src/use-cases/setup-deps.ts';
import { keepSummarySighting } from '../../sidecar/src/use-cases/summaries/look-at-summaries.ts';
import { remakeSummary } from '../../sidecar/src/use-cases/summaries/remake-summary.ts';
import { pairing } from './scripted-pipeline.ts';
import { makePaidOrder, SummaryShop } from './summary-shop.ts';

const ANN = { adminId: '1', name: 'Ann', pairingId: pairing.id };

/** A shop of summaries, and what a person may do with one of their orders. */
export class SummaryUndo {
  readonly shop: SummaryShop;

  private constructor(shop: SummaryShop) {
    this.shop = shop;
  }

  static async open(): Promise<SummaryUndo> {
    return new SummaryUndo(await SummaryShop.openPlain());
  }

  get deps(): SetupDeps {
    // Of what it takes, taking out uses what booking has.
    return this.shop.deps as SetupDeps;
  }

  /** Two orders of a day, and others, in its summary. */
  async bookDay(...more: readonly StoreOrder[]): Promise<StoreOrder> {
    const order = makePaidOrder(1);
    await this.shop.read([order, makePaidOrder(2), ...more]);
    await this.shop.endDay();
    return order;
  }

  readPlan(order: StoreOrder): ReturnType<typeof previewUndo> {
    return previewUndo(this.deps, this.#keyOf(order), ANN);
  }

  async takeOut(order: StoreOrder): Promise<void> {
    await undoOrder(this.deps, { ...this.#keyOf(order), reason: 'a test order' }, ANN);
    await this.shop.work();
  }

  async bookAfterAll(order: StoreOrder): Promise<void> {
    await excludeOrder(this.deps, { ...this.#keyOf(order), reason: null }, ANN);
    await this.shop.work();
  }

  /** State, why, and what it comes to in the totals. */
  async tell(order: StoreOrder): Promise<string> {
    const { state, reason, xeroMinor } = await this.shop.find(order);
    return `${state} ${reason?.code ?? '-'} ${xeroMinor}`;
  }

  async partsOf(order: StoreOrder): Promise<readonly LedgerRow[]> {
    return this.shop.uow.stores.ledger.listForOrder(await this.shop.find(order));
  }

  async entriesOf(order: StoreOrder): Promise<readonly SummaryEntryRow[]> {
    return this.shop.uow.stores.summaries.listForOrder(await this.shop.find(order));
  }

  /** Of what stands of the order. */
  async sumParts(order: StoreOrder): Promise<Record<string, number>> {
    const rows = (await this.partsOf(order)).filter(isStandingDocument);
    return sumUp(rows.map(({ body }) => body as BookedDocument));
  }

  async findMoneyId(order: StoreOrder): Promise<string> {
    const money = (await this.partsOf(order)).find(({ kind }) => kind === 'payment');
    if (money === undefined) throw new Error('no payment');
    return getMoneyId(money);
  }

  /** The summary that has the order's sale, or its newest credit. */
  async findSummary(order: StoreOrder, kind: 'invoice' | 'creditNote'): Promise<LedgerRow> {
    const part = (await this.partsOf(order)).findLast((row) => row.kind === kind);
    const [row] = await this.shop.uow.stores.ledger.findByKeys(this.shop.link.id, [
      part?.summaryKey ?? '',
    ]);
    if (row === undefined) throw new Error('no summary');
    return row;
  }

  /** Somebody voids it, or makes it more, and Daybook sees that. */
  async changeInXero(row: LedgerRow, status: 'VOIDED' | 'PAID'): Promise<void> {
    const isVoided = status === 'VOIDED';
    const totalMinor = row.totalMinor + (isVoided ? 0 : 100);
    const state = {
      kind: row.kind,
      xeroId: row.xeroId,
      status,
      lines: [],
      payments: [],
      paidMinor: isVoided ? 0 : totalMinor,
      totalMinor,
      remainingMinor: 0,
    } as unknown as XeroState;
    const readAt = this.shop.deps.clock.nowIso();
    await this.shop.uow.transaction((inside) =>
      keepSummarySighting(inside, { state, row, readAt, contactId: undefined }),
    );
  }

  /** What was voided. */
  async makeAgain(): Promise<void> {
    const { link, uow, deps } = this.shop;
    const told = (await uow.stores.review.listOpen(link.id)).find(
      ({ reason }) => reason.code === 'ledger.summary_voided_in_xero',
    );
    await remakeSummary(deps, { linkId: link.id, entryId: told?.id ?? '' }, ANN);
    await this.shop.work();
  }

  #keyOf({ id: orderId }: StoreOrder): { linkId: string; orderId: number } {
    return { linkId: this.shop.link.id, orderId };
  }
}

/**
 * Net and tax by account and tax type, or by tax type only, and money by account: sales less credits, payments
 * less refunds.
 */
export function sumUp(
  documents: readonly BookedDocument[],
  isByAccount = true,
): Record<string, number> {
  const sums: Record<string, number> = {};
  const add = (key: string, minor: number): void => void (sums[key] = (sums[key] ?? 0) + minor);
  for (const document of documents) {
    const { kind } = document;
    if (kind === 'allocation') continue;
    const sign = kind === 'invoice' || kind === 'payment' ? 1 : -1;
    if (kind === 'payment' || kind === 'refund') {
      add(`money ${document.accountId}`, sign * document.amountMinor);
      continue;
    }
    const isInclusive = document.lineAmountTypes === 'Inclusive';
    for (const { accountCode, taxType, lineMinor, taxMinor } of document.lines) {
      const target = isByAccount ? `${accountCode} ${taxType}` : taxType;
      add(`net ${target}`, sign * (lineMinor - (isInclusive ? taxMinor : 0)));
      add(`tax ${target}`, sign * taxMinor);
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, minor]) => minor !== 0));
}
