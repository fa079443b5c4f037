import type { ErrorCode } from '../errors/error-codes.ts';

/**
 * What a person says of a difference between an order and what stands in Xero for it. Of a change made
 * in Xero: Xero is right (`keep`), the order is right (`restore`), the order is paid (`markPaid`). Of a
 * change made in the store after booking: the invoice is credited and another one issued (`reissue`), what
 * the edit took off is credited (`creditDifference`), what was booked stays as it is (`keepBooked`).
 */
export type DifferenceChoice =
  'keep' | 'restore' | 'markPaid' | 'reissue' | 'creditDifference' | 'keepBooked';

const OF_CHANGES_IN_XERO: Partial<Readonly<Record<ErrorCode, readonly DifferenceChoice[]>>> = {
  'order.voided_in_xero': ['keep', 'restore'],
  'order.credit_note_voided_in_xero': ['keep', 'restore'],
  'order.credited_document_voided': ['keep'],
  'order.edited_in_xero': ['keep', 'restore'],
  'order.edited_in_xero_after_payment': ['keep'],
  'order.payment_removed_in_xero': ['keep', 'restore'],
  'order.credit_removed_in_xero': ['keep', 'restore'],
  'order.paid_in_xero': ['markPaid', 'keep'],
  'order.part_paid_in_xero': ['keep'],
};

/** Reasons that an edit of a booked order may have; those of its figures hold any other order as well. */
const OF_EDITS: ReadonlySet<string> = new Set<ErrorCode>([
  'order.changed_after_payment',
  'order.changed_after_journal',
  'order.changed_in_closed_period',
  'organisation.period_locked',
  'order.total_off',
  'order.lines_off_subtotal',
  'order.tax_rates_off',
  'order.tax_without_rates',
  'order.tax_on_nothing',
  'order.negative_amount',
  'order.part_of_currency_unit',
  'order.line_tax_unclear',
]);

export interface Difference {
  /** The order's reason. */
  readonly code: string | undefined;
  readonly hasInvoice: boolean;
  /** Cancelled or deleted: it is about ending the invoice, not about its figures. */
  readonly isEnded: boolean;
}

const OF_EDITED: readonly DifferenceChoice[] = ['reissue', 'creditDifference', 'keepBooked'];

/**
 * The choices that an order's reason leaves; none where it is about something else. Whether an edit can
 * be credited is another question.
 */
export function listChoices({
  code = '',
  hasInvoice,
  isEnded,
}: Difference): readonly DifferenceChoice[] {
  if (OF_EDITS.has(code)) return hasInvoice && !isEnded ? OF_EDITED : [];
  return Object.hasOwn(OF_CHANGES_IN_XERO, code)
    ? (OF_CHANGES_IN_XERO[code as ErrorCode] ?? [])
    : [];
}
