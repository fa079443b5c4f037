import type { LocalDate } from '../time/instant.ts';

/** A sales document as Xero holds it now, whoever wrote it last; amounts in minor units. */
export interface XeroState {
  readonly kind: 'invoice' | 'creditNote';
  readonly xeroId: string;
  readonly number: string;
  /** Xero's own: DRAFT, SUBMITTED, AUTHORISED, PAID, VOIDED, DELETED. */
  readonly status: string;
  readonly currency: string;
  readonly contactId: string;
  readonly issuedOn: LocalDate | null;
  readonly totalMinor: number;
  readonly taxMinor: number;
  readonly lines: readonly XeroStateLine[];
  /**
   * Of an invoice what was paid, over- and prepayments among it; of a credit note what is left of it:
   * Xero's own figures.
   */
  readonly paidMinor: number;
  readonly remainingMinor: number;
  /** Payments and refunds that stand on it; lists may leave them out, so the figures have to agree. */
  readonly payments: readonly StandingPayment[];
  /** Credit notes set against an invoice. */
  readonly creditedMinor: number;
  /** The credit notes, each with what of it; left out in what was seen before they were kept. */
  readonly credits?: readonly Standing[];
}

interface Standing {
  readonly xeroId: string;
  readonly amountMinor: number;
}

export interface StandingPayment extends Standing {
  /** An over- or prepayment of the customer, set against the invoice. */
  readonly isAdvance?: boolean;
}

export interface XeroStateLine {
  readonly accountCode: string;
  readonly taxType: string;
  readonly lineMinor: number;
}

export function isEnded({ status }: Pick<XeroState, 'status'>): boolean {
  return status === 'VOIDED' || status === 'DELETED';
}

/** Approved, whether or not it is paid: it takes money. */
export function isApproved({ status }: Pick<XeroState, 'status'>): boolean {
  return status === 'AUTHORISED' || status === 'PAID';
}
