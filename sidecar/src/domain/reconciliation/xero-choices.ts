import type { ErrorCode } from '../errors/error-codes.ts';

/**
 * What a person says of a change that was made in Xero: Xero is right (`keep`), the order is right
 * (`restore`), or the order is paid (`markPaid`).
 */
export type XeroChoice = 'keep' | 'restore' | 'markPaid';

const CHOICES: Partial<Readonly<Record<ErrorCode, readonly XeroChoice[]>>> = {
  'order.voided_in_xero': ['keep', 'restore'],
  'order.credit_note_voided_in_xero': ['keep'],
  'order.edited_in_xero': ['keep', 'restore'],
  'order.edited_in_xero_after_payment': ['keep'],
  'order.payment_removed_in_xero': ['keep', 'restore'],
  'order.paid_in_xero': ['markPaid', 'keep'],
  'order.part_paid_in_xero': ['keep'],
};

/** The choices that an order's reason leaves; none where it is about something else. */
export function listXeroChoices(code: string | undefined): readonly XeroChoice[] {
  return Object.hasOwn(CHOICES, code ?? '') ? (CHOICES[code as ErrorCode] ?? []) : [];
}
