import { isInCustomerCurrency } from '../../sidecar/src/domain/booking/currency/booked-currency.ts';
import { bookTakenOut } from '../../sidecar/src/domain/booking/credits/take-out.ts';
import { isCreditable } from '../../sidecar/src/domain/booking/credits/edit-obstacle.ts';
import { bookDifference } from '../../sidecar/src/domain/booking/credits/book-difference.ts';
import { bookAnew, bookEnd } from '../../sidecar/src/domain/booking/book-order.ts';
import {
  withClosed,
  type BookingContext,
  type BookingInput,
  type ClosedInvoice,
  type TaxedCardSale,
} from '../../sidecar/src/domain/booking/booking-context.ts';
import { findNewestInvoice, nameIssue, readIssue } from '../../sidecar/src/domain/booking/issue.ts';
import { keepAsBooked } from '../../sidecar/src/domain/booking/credits/keep-as-booked.ts';
import type { BookedDocument } from '../../sidecar/src/domain/booking/xero-documents.ts';
import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import { parseInstant } from '../../sidecar/src/domain/time/instant.ts';
import { bookShopOrder, type ShopSetup } from './book-real-order.ts';
import { computeXeroTotals } from './xero-arithmetic.ts';

const DECIDED_AT = parseInstant('2026-11-20T09:00:00.000Z');

/** An order that is booked, edited, credited and booked again; what it wants is posted at once. */
export class EditedOrder {
  readonly posted = new Map<string, BookedDocument>();
  readonly #closed: ClosedInvoice[] = [];
  readonly #differences: BookingContext['differences'][number][] = [];
  readonly #setup: ShopSetup;

  readonly #cardItems: readonly number[];
  readonly #sales: readonly TaxedCardSale[];

  constructor(
    setup: ShopSetup,
    bookedGiftCardItems: readonly number[] = [],
    taxedGiftCardSales: readonly TaxedCardSale[] = [],
  ) {
    this.#setup = setup;
    this.#cardItems = bookedGiftCardItems;
    this.#sales = taxedGiftCardSales;
  }

  /** Books the order and posts what is missing; the reason where it is held. */
  book(order: StoreOrder): string | undefined {
    const outcome = bookShopOrder(order, this.#setup, this.#context());
    if (!('booking' in outcome)) return outcome.timing.code;
    if (!outcome.booking.ok) return outcome.booking.holds[0]?.code;
    for (const document of outcome.booking.value.documents) {
      const standing = this.posted.get(document.key);
      if (standing !== undefined && standing.fingerprint !== document.fingerprint) return 'changed';
    }
    for (const document of outcome.booking.value.documents) {
      this.posted.set(document.key, document);
    }
    return undefined;
  }

  /** "Credit and re-issue". */
  closeInvoice(): void {
    const kept = this.#closed.flatMap(({ documents }) => documents.map(({ key }) => key));
    const documents = [...this.posted.values()].filter(({ key }) => !kept.includes(key));
    this.#closed.push({ closedAt: DECIDED_AT, documents });
  }

  /** A person takes it out of the books, where nothing may be voided; the reason where it cannot be. */
  takeOut(order: StoreOrder): string | undefined {
    const input = this.#input(order);
    if (!isIssued(input)) return this.#keepTakenOut(bookTakenOut(input));
    const closing = withClosed(input, DECIDED_AT);
    const documents = [...this.posted.values()];
    const standing = findNewestInvoice(documents);
    const [closed] = closing.context.closed.slice(-1);
    if (standing === undefined || closed === undefined) throw new Error('nothing to take out');
    if (!isCreditable(documents, { standing, entries: [] })) return 'not creditable';
    const reason = this.#keepTakenOut(bookTakenOut(closing));
    if (reason === undefined) this.#closed.push(closed);
    return reason;
  }

  #keepTakenOut(left: ReturnType<typeof bookTakenOut>): string | undefined {
    if (!left.ok) return left.holds[0]?.code;
    for (const document of left.value) this.posted.set(document.key, document);
    return undefined;
  }

  /** "Credit the difference"; the reason where it cannot be. */
  creditDifference(order: StoreOrder): string | undefined {
    const input = this.#input(order);
    const standing = findNewestInvoice([...this.posted.values()]);
    const anew = bookAnew(input);
    if (standing === undefined || !anew.ok) throw new Error('nothing to credit');
    const edit = { standing, wanted: anew.value.invoice, at: DECIDED_AT };
    const difference = bookDifference(input, edit);
    if (!difference.ok) return difference.holds[0]?.code;
    this.#differences.push(...difference.value);
    this.keep(order);
    return undefined;
  }

  /** It ended before it was paid: what stays of what was credited in whole. */
  end(order: StoreOrder): void {
    const kept = bookEnd(this.#input(order));
    if (!kept.ok) throw new Error(kept.holds[0]?.code);
    for (const document of kept.value) this.posted.set(document.key, document);
  }

  /** "Leave it as it was booked". */
  keep(order: StoreOrder): void {
    for (const document of keepAsBooked([...this.posted.values()], this.#input(order))) {
      this.posted.set(document.key, document);
    }
  }

  list<K extends BookedDocument['kind']>(kind: K): Extract<BookedDocument, { kind: K }>[] {
    return [...this.posted.values()].filter(
      (document): document is Extract<BookedDocument, { kind: K }> => document.kind === kind,
    );
  }

  /** Receivable, credits that are left, and what does not add up by Xero's arithmetic. */
  findOpen(): string[] {
    const open = this.#findForeignCredits();
    for (const document of [...this.list('invoice'), ...this.list('creditNote')]) {
      const { total, tax } = computeXeroTotals(document);
      if (toMinor(total) !== document.totalMinor || toMinor(tax) !== document.taxMinor) {
        open.push(`${document.number} does not add up`);
      }
      const used = [...this.posted.values()].reduce((sum, other) => {
        const isOn =
          ('invoiceKey' in other && other.kind !== 'creditNote'
            ? other.invoiceKey === document.key
            : false) ||
          ('creditNoteKey' in other && other.creditNoteKey === document.key);
        return isOn && 'amountMinor' in other ? sum + other.amountMinor : sum;
      }, 0);
      if (used !== document.totalMinor) {
        open.push(`${document.number}: ${document.totalMinor - used} left`);
      }
    }
    return open;
  }

  /** Xero sets a credit against invoices of its own contact only. */
  #findForeignCredits(): string[] {
    const contactOf = (key: string): string | undefined => {
      const document = this.posted.get(key);
      return document !== undefined && 'contactKey' in document ? document.contactKey : undefined;
    };
    return this.list('allocation').flatMap(({ key, creditNoteKey, invoiceKey }) =>
      contactOf(creditNoteKey) === contactOf(invoiceKey) ? [] : [`${key} is of another contact`],
    );
  }

  /** Money in less money out. */
  sumMoney(): number {
    const sum = (documents: readonly { amountMinor: number }[]): number =>
      documents.reduce((total, { amountMinor }) => total + amountMinor, 0);
    return sum(this.list('payment')) - sum(this.list('refund'));
  }

  /** Money in less money out of each account that has some left. */
  sumMoneyByAccount(): Readonly<Record<string, number>> {
    const sums = new Map<string, number>();
    for (const document of [...this.list('payment'), ...this.list('refund')]) {
      const { accountId, amountMinor, kind } = document;
      const sign = kind === 'payment' ? 1 : -1;
      sums.set(accountId, (sums.get(accountId) ?? 0) + sign * amountMinor);
    }
    return Object.fromEntries([...sums].filter(([, minor]) => minor !== 0));
  }

  /** Net and tax of all that stands, by rate and account. */
  sumLines(): Readonly<Record<string, number>> {
    const sums = new Map<string, number>();
    const add = (key: string, minor: number): void => {
      sums.set(key, (sums.get(key) ?? 0) + minor);
    };
    for (const document of [...this.list('invoice'), ...this.list('creditNote')]) {
      const sign = document.kind === 'invoice' ? 1 : -1;
      for (const line of document.lines) {
        const isInclusive = document.lineAmountTypes === 'Inclusive';
        const net = isInclusive ? line.lineMinor - line.taxMinor : line.lineMinor;
        add(`account ${line.accountCode}`, sign * net);
        add(`tax ${line.taxRate}`, sign * line.taxMinor);
      }
    }
    return Object.fromEntries(
      [...sums].filter(([, minor]) => minor !== 0).toSorted(([a], [b]) => a.localeCompare(b)),
    );
  }

  #context(): Partial<BookingContext> {
    return {
      posted: this.posted,
      closed: this.#closed,
      differences: this.#differences,
      bookedGiftCardItems: this.#cardItems,
      taxedGiftCardSales: this.#sales,
      giftCardOpenings: [],
    };
  }

  #input(order: StoreOrder): BookingInput {
    return {
      order,
      ...this.#setup,
      context: {
        inCustomerCurrency: isInCustomerCurrency(order, this.#setup.rules, [
          ...this.posted.values(),
        ]),
        contactNumber: `D1-C${order.customerId}`,
        orderUrl: 'https://shop.example.test/',
        asOf: parseInstant(order.createdOnUtc),
        posted: this.posted,
        voidedNumbers: [],
        voidedRefunds: [],
        closed: this.#closed,
        differences: this.#differences,
        refunds: [],
        refundSeenAt: DECIDED_AT,
        bookedGiftCardItems: this.#cardItems,
        taxedGiftCardSales: this.#sales,
        giftCardOpenings: [],
      },
    };
  }
}

/** Something stands of the issue that is booked now. */
function isIssued({ order, context }: BookingInput): boolean {
  const issue = nameIssue(order, context.closed.length);
  return [...context.posted.keys()].some((key) => readIssue(key) === issue);
}

function toMinor(text: string): number {
  return Number(text.replace('.', ''));
}
