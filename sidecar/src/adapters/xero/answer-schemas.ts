import { z } from 'zod';
import { parseMinor } from '../../domain/money/amount.ts';

/** What Daybook reads of Xero's answers; everything else in them is ignored. */

const NO_ID = '00000000-0000-0000-0000-000000000000';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** An amount as JSON number, read as decimal text: no binary fractions. */
export const amount = z
  .number()
  .nullish()
  .transform((value, context) => {
    try {
      return parseMinor(String(value ?? 0));
    } catch {
      context.addIssue({ code: 'custom', message: 'not an amount' });
      return z.NEVER;
    }
  });

/** Empty for the all-zero id that Xero gives what it did not make. */
const id = z
  .string()
  .nullish()
  .transform((value) => (value === null || value === undefined || value === NO_ID ? '' : value));

const contactRef = z.object({ ContactID: id }).nullish();
const invoiceRef = z.object({ InvoiceID: id, InvoiceNumber: text, CurrencyCode: text }).nullish();
const creditNoteRef = z
  .object({ CreditNoteID: id, CreditNoteNumber: text, CurrencyCode: text })
  .nullish();

/** A payment in its own list or inside the document that it is on; there it may lack its account. */
export const paymentSchema = z.object({
  PaymentID: id,
  Date: text,
  Amount: amount,
  Status: text,
  Reference: text,
  Account: z.object({ AccountID: id }).nullish(),
  Invoice: invoiceRef,
  CreditNote: creditNoteRef,
});

export const allocationSchema = z.object({
  AllocationID: id,
  Amount: amount,
  Date: text,
  Invoice: invoiceRef,
  IsDeleted: z.boolean().nullish(),
});

/** Of an allocation that was deleted: its other fields come in shapes of their own. */
export const deletedAllocationSchema = z.object({ IsDeleted: z.literal(true) });

export const lineSchema = z.object({ AccountCode: text, TaxType: text, LineAmount: amount });

export const invoiceSchema = z.object({
  InvoiceID: id,
  InvoiceNumber: text,
  Type: text,
  Status: text,
  CurrencyCode: text,
  Total: amount,
  TotalTax: amount,
  Contact: contactRef,
  Payments: z.array(paymentSchema).nullish(),
});

export const creditNoteSchema = z.object({
  CreditNoteID: id,
  CreditNoteNumber: text,
  Type: text,
  Status: text,
  CurrencyCode: text,
  Total: amount,
  TotalTax: amount,
  Contact: contactRef,
  Payments: z.array(paymentSchema).nullish(),
  Allocations: z.array(allocationSchema).nullish(),
});

/** A phone or an address: its texts by Xero's own names, without what is empty. */
const slot = z
  .record(z.string(), z.unknown())
  .transform((fields) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) =>
        typeof value === 'string' && value !== '' ? [[name, value] as const] : [],
      ),
    ),
  );

export const contactSchema = z.object({
  ContactID: id,
  ContactNumber: text,
  ContactStatus: text,
  Name: text,
  EmailAddress: text,
  TaxNumber: text,
  MergedToContactID: id,
  FirstName: text,
  LastName: text,
  UpdatedDateUTC: text,
  Addresses: z.array(slot).nullish(),
  Phones: z.array(slot).nullish(),
});

export const itemSchema = z.object({
  ItemID: id,
  Code: text,
  IsTrackedAsInventory: z.boolean().nullish(),
});

export const manualJournalSchema = z.object({
  ManualJournalID: id,
  Narration: text,
  Status: text,
});

export const bankTransactionSchema = z.object({
  BankTransactionID: id,
  Type: text,
  Status: text,
  Reference: text,
  CurrencyCode: text,
  Total: amount,
  TotalTax: amount,
  Contact: contactRef,
});

const accountRef = z.object({ AccountID: id }).nullish();
export const bankTransferSchema = z.object({
  BankTransferID: id,
  FromBankAccount: accountRef,
  ToBankAccount: accountRef,
  Amount: amount,
  Reference: text,
  Status: text,
});

export type PaymentAnswer = z.infer<typeof paymentSchema>;
export type AllocationAnswer = z.infer<typeof allocationSchema>;
export type InvoiceAnswer = z.infer<typeof invoiceSchema>;
export type CreditNoteAnswer = z.infer<typeof creditNoteSchema>;
export type ContactAnswer = z.infer<typeof contactSchema>;
export type ItemAnswer = z.infer<typeof itemSchema>;
export type BankTransactionAnswer = z.infer<typeof bankTransactionSchema>;
export type BankTransferAnswer = z.infer<typeof bankTransferSchema>;
export type ManualJournalAnswer = z.infer<typeof manualJournalSchema>;
