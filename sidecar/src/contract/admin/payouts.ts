import { z } from 'zod';
import { reasonSchema } from '../admin-api.ts';
import { dateString, decimalString, entityId, instantString } from '../wire-types.ts';

/** A CSV file as text: no gateway's month is longer. */
const MOST_CHARACTERS = 3_000_000;

const column = z.string().min(1).max(200);

/** Which column of a file says what, where no layout is known. */
export const columnMappingSchema = z.object({
  payoutId: column,
  date: column,
  reference: column,
  gross: column,
  fee: column.nullable(),
  net: column.nullable(),
  currency: column.nullable(),
  rowId: column.nullable(),
  type: column.nullable(),
});

export const payoutFileSchema = z.object({
  method: z.string().min(1).max(200),
  /** What the method charged, where that is not the store's currency. */
  currency: z.string().length(3).nullable().default(null),
  csv: z.string().min(1).max(MOST_CHARACTERS),
  mapping: columnMappingSchema.nullable().default(null),
  dayOrder: z.enum(['dmy', 'mdy']).nullable().default(null),
  decimalMark: z.enum(['.', ',']).nullable().default(null),
});

export const PAYOUT_ROW_REASONS = [
  'paidOutBefore',
  'twiceInFile',
  'noRowId',
  'noOrder',
  'severalOrders',
  'notBooked',
  'refundNotBooked',
  'amountDiffers',
  'otherAccount',
  'otherCurrency',
  'noMoneyOfOrder',
  'beingTakenOut',
] as const;

const previewedRowSchema = z.object({
  line: z.int(),
  rowId: z.string(),
  type: z.string(),
  reference: z.string(),
  state: z.enum(['order', 'other', 'blocked']),
  reason: z.enum(PAYOUT_ROW_REASONS).nullable(),
  order: z.object({ orderId: entityId, number: z.string() }).nullable(),
  /** The payout that has it already. */
  paidOutIn: z.string().nullable(),
  gross: decimalString,
  fee: decimalString,
  net: decimalString,
  /** What is booked of its fee so far. */
  bookedFee: decimalString.nullable(),
});

/** Gross + refunds − fees + other = deposit. */
const payoutSumsSchema = z.object({
  gross: decimalString,
  refunds: decimalString,
  fees: decimalString,
  other: decimalString,
  deposit: decimalString,
  bookedFees: decimalString,
});

export const previewedPayoutSchema = z.object({
  payoutId: z.string(),
  currency: z.string(),
  paidOn: dateString,
  /** Whether the file says what came to the bank, or leaves it to its rows. */
  isStated: z.boolean(),
  sums: payoutSumsSchema,
  problem: z.enum(['confirmed', 'depositOff', 'blockedRows', 'nothing']).nullable(),
  rows: z.array(previewedRowSchema),
});

export const FILE_PROBLEMS = [
  'empty',
  'quoteOpen',
  'noColumns',
  'noRows',
  'tooManyRows',
  'columnMissing',
  'amountUnclear',
  'amountUnreadable',
  'dayUnclear',
  'dayUnreadable',
  'currencyUnreadable',
  'rowsDisagree',
  'netOff',
] as const;

/** What a file would come to; or its columns, where a person has to say which is which. */
export const payoutPreviewSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('read'),
    layout: z.enum(['stripe', 'paypal', 'generic']),
    /** Rows of no payout yet, or that moved no money. */
    leftOut: z.int(),
    payouts: z.array(previewedPayoutSchema),
  }),
  z.object({ kind: z.literal('columns'), columns: z.array(z.string()) }),
  z.object({
    kind: z.literal('problem'),
    problem: z.enum(FILE_PROBLEMS),
    line: z.int().nullable(),
    text: z.string(),
  }),
]);

export const confirmPayoutSchema = z.object({
  file: payoutFileSchema,
  payoutId: z.string().min(1).max(200),
  /** As it was seen: another one is not confirmed. */
  deposit: decimalString,
  bankAccountId: z.string().min(1).max(100),
  /** Where what belongs to no order goes. */
  others: z
    .array(z.object({ rowId: z.string().min(1).max(300), accountCode: z.string().min(1).max(10) }))
    .max(1000),
});

export const retryPayoutSchema = z.object({
  method: z.string().min(1).max(200),
  payoutId: z.string().min(1).max(200),
});

/** What taking a payout back would delete in Xero. */
export const takingBackSchema = z.object({
  documents: z.array(
    z.object({
      type: z.enum(['fees', 'transfer']),
      amount: decimalString,
      currency: z.string(),
      on: dateString,
      reference: z.string(),
    }),
  ),
  /** Why it cannot be taken back. */
  reason: reasonSchema.nullable(),
});

/** Fees or a transfer that somebody changed in Xero: what a person says of it. */
export const bankChoiceSchema = z.object({
  /** Of the entry in Review. */
  key: z.string().min(1).max(500),
  choice: z.enum(['keep', 'bookAgain']),
});

export const payoutListSchema = z.object({
  shortCode: z.string().nullable(),
  payouts: z.array(
    z.object({
      method: z.string(),
      payoutId: z.string(),
      currency: z.string(),
      gross: decimalString,
      fees: decimalString,
      other: decimalString,
      deposit: decimalString,
      orders: z.int(),
      paidOn: dateString,
      bankAccountId: z.string(),
      state: z.enum(['sending', 'booked', 'refused', 'takingBack', 'notRemoved']),
      documents: z.array(
        z.object({
          type: z.enum(['fees', 'transfer']),
          xeroId: z.string().nullable(),
          problem: z.string().nullable(),
          /** Whether it is in Xero. */
          isStanding: z.boolean(),
        }),
      ),
      confirmedBy: z.string(),
      confirmedAt: instantString,
    }),
  ),
});

export type WireColumnMapping = z.infer<typeof columnMappingSchema>;
export type WirePayoutFile = z.infer<typeof payoutFileSchema>;
export type WirePayoutPreview = z.infer<typeof payoutPreviewSchema>;
export type WirePreviewedPayout = z.infer<typeof previewedPayoutSchema>;
export type WireConfirmPayout = z.infer<typeof confirmPayoutSchema>;
export type WirePayoutList = z.infer<typeof payoutListSchema>;
export type WireTakingBack = z.infer<typeof takingBackSchema>;
