import type { ErrorCode } from '../errors/error-codes.ts';
import type { ReferencePart } from '../mapping/xero-reference.ts';

/** What Daybook mirrors of an organisation. */
export type XeroPart = ReferencePart | 'contacts';

/**
 * Causes that a person may repair in Xero alone, each with the parts of the organisation that then
 * look different. What only a mapping or the order can repair is not here: reading would not help.
 */
const PARTS_BY_CAUSE = {
  'mapping.account_archived': ['accounts'],
  'mapping.account_gone': ['accounts'],
  'mapping.payment_account_gone': ['accounts'],
  'mapping.payment_account_unfit': ['accounts'],
  'mapping.tax_gone': ['taxRates'],
  'mapping.item_missing': ['items'],
  'organisation.currency_missing': ['currencies'],
  'organisation.period_locked': ['organisation'],
  'organisation.timezone_unknown': ['organisation'],
  'order.changed_in_closed_period': ['organisation'],
  'contact.archived': ['contacts'],
  'contact.doubtful': ['contacts'],
  'contact.missing': ['contacts'],
  'fees.not_booked': ['accounts', 'taxRates', 'organisation'],
  'xero.account_archived': ['accounts'],
  'xero.payment_account_unfit': ['accounts'],
  'xero.item_refused': ['items'],
  'xero.currency_missing': ['currencies'],
  'xero.period_locked': ['organisation'],
  'xero.contact_archived': ['contacts'],
  'xero.contact_name_taken': ['contacts'],
  'xero.contact_number_taken': ['contacts'],
  'xero.account_number_taken': ['contacts'],
} as const satisfies Partial<Readonly<Record<ErrorCode, readonly XeroPart[]>>>;

export type XeroCause = keyof typeof PARTS_BY_CAUSE;

/** The parts of Xero to look at for a repair of the cause; none where it does not lie there. */
export function listPartsOf(code: string): readonly XeroPart[] {
  return Object.hasOwn(PARTS_BY_CAUSE, code) ? PARTS_BY_CAUSE[code as XeroCause] : [];
}

/** Whether a change of one of the parts may have repaired the cause. */
export function dependsOn(code: string, parts: ReadonlySet<XeroPart>): boolean {
  return listPartsOf(code).some((part) => parts.has(part));
}
