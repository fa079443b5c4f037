import { z } from 'zod';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { BankState } from '../../domain/reconciliation/bank-state.ts';
import type { LocalDate } from '../../domain/time/instant.ts';
import type { BankPage, CallPriority } from '../../ports/xero-gateway.ts';
import { bankTransactionSchema, bankTransferSchema, lineSchema } from './answer-schemas.ts';
import type { ApiReader } from './read-api.ts';
import { UNIT_DECIMALS } from './send-model.ts';
import { parseXeroDate, parseXeroInstant } from './xero-date.ts';

/** The most that Xero gives on a page. */
const PAGE_SIZE = 1000;
/** "Since" leaves out what was modified at that very moment: a second is read twice instead. */
const OVERLAP_MS = 1000;
const ORDER = 'UpdatedDateUTC ASC';
const INCLUDE_DELETED = true;

const seenTransactionSchema = bankTransactionSchema.extend({
  Date: z.string().nullish(),
  UpdatedDateUTC: z.string().nullish(),
  BankAccount: z.object({ AccountID: z.string().nullish() }).nullish(),
  LineItems: z.array(lineSchema).nullish(),
});
const seenTransferSchema = bankTransferSchema.extend({ Date: z.string().nullish() });

export interface BankRead {
  readonly reader: ApiReader;
  readonly tenantId: string;
  readonly priority: CallPriority;
}

/** Bank transactions that were modified since, the longest unmodified first. */
export async function readBankTransactionPage(
  { reader, tenantId, priority }: BankRead,
  { page, modifiedSince }: { readonly page: number; readonly modifiedSince: string },
): Promise<BankPage> {
  const since = new Date(Date.parse(modifiedSince) - OVERLAP_MS);
  const answers = await reader.readList({
    tenantId,
    priority,
    listName: 'BankTransactions',
    schema: seenTransactionSchema,
    run: (api) =>
      api.getBankTransactions(tenantId, since, undefined, ORDER, page, UNIT_DECIMALS, PAGE_SIZE),
  });
  const updates = answers.flatMap(({ UpdatedDateUTC }) => parseXeroInstant(UpdatedDateUTC) ?? []);
  return {
    documents: answers.map(toTransaction),
    isLast: answers.length < PAGE_SIZE,
    newestUpdatedAt: updates.toSorted().at(-1) ?? null,
  };
}

/** Transfers say nothing of when they were modified: all of the days that are asked for are read. */
export async function readBankTransfers(
  { reader, tenantId, priority }: BankRead,
  since: LocalDate,
): Promise<readonly BankState[]> {
  const where = `Date>=DateTime(${since.split('-').map(Number).join(',')})`;
  const answers = await reader.readList({
    tenantId,
    priority,
    listName: 'BankTransfers',
    schema: seenTransferSchema,
    run: (api) => api.getBankTransfers(tenantId, undefined, where, undefined, INCLUDE_DELETED),
  });
  return answers.map(toTransfer);
}

export async function readBankDocument(
  { reader, tenantId, priority }: BankRead,
  { kind, xeroId }: Pick<BankState, 'kind' | 'xeroId'>,
): Promise<BankState | undefined> {
  try {
    if (kind === 'bankTransfer') {
      const [transfer] = await reader.readList({
        tenantId,
        priority,
        listName: 'BankTransfers',
        schema: seenTransferSchema,
        run: (api) => api.getBankTransfer(tenantId, xeroId),
      });
      return transfer && toTransfer(transfer);
    }
    const [transaction] = await reader.readList({
      tenantId,
      priority,
      listName: 'BankTransactions',
      schema: seenTransactionSchema,
      run: (api) => api.getBankTransaction(tenantId, xeroId, UNIT_DECIMALS),
    });
    return transaction && toTransaction(transaction);
  } catch (error) {
    if (error instanceof DaybookError && error.code === 'xero.not_found') return undefined;
    throw error;
  }
}

function toTransaction(answer: z.infer<typeof seenTransactionSchema>): BankState {
  return {
    kind: 'bankTransaction',
    xeroId: answer.BankTransactionID,
    status: answer.Status,
    on: parseXeroDate(answer.Date),
    accountId: answer.BankAccount?.AccountID ?? '',
    toAccountId: null,
    totalMinor: answer.Total,
    taxMinor: answer.TotalTax,
    accountCodes: (answer.LineItems ?? []).map(({ AccountCode }) => AccountCode),
  };
}

function toTransfer(answer: z.infer<typeof seenTransferSchema>): BankState {
  return {
    kind: 'bankTransfer',
    xeroId: answer.BankTransferID,
    status: answer.Status,
    on: parseXeroDate(answer.Date),
    accountId: answer.FromBankAccount?.AccountID ?? '',
    toAccountId: answer.ToBankAccount?.AccountID ?? null,
    totalMinor: answer.Amount,
    taxMinor: 0,
    accountCodes: [],
  };
}
