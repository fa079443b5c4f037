import { readDeletedId, type BookedBankTransfer } from '../../domain/ledger/bank-steps.ts';
import { isEnded } from '../../domain/reconciliation/xero-state.ts';
import type { ResolvedStep } from '../../ports/xero-gateway.ts';
import {
  bankTransactionSchema,
  bankTransferSchema,
  type BankTransferAnswer,
} from './answer-schemas.ts';
import { cleanReference } from './bank-models.ts';
import { readOptions, type Found, type LookUp } from './look-up.ts';
import { readBankDocument } from './read-bank-documents.ts';
import { fromBankTransaction, fromBankTransfer } from './posted-documents.ts';
import { UNIT_DECIMALS } from './send-model.ts';

/** The most that Xero gives on a page. */
const TRANSACTIONS_A_DAY = 1000;

/** By day, then by reference: that is text of our own, unique in the organisation. */
export async function findBankTransactions(
  lookUp: LookUp,
  steps: readonly ResolvedStep[],
): Promise<Found> {
  const found: Found = new Map();
  for (const step of steps) {
    const { body } = step;
    if (body.kind !== 'bankTransaction') continue;
    const answers = await lookUp.reader.readList({
      ...readOptions(lookUp),
      listName: 'BankTransactions',
      schema: bankTransactionSchema,
      run: (api) =>
        api.getBankTransactions(
          lookUp.tenantId,
          undefined,
          isOnDay(body.on),
          undefined,
          1,
          UNIT_DECIMALS,
          TRANSACTIONS_A_DAY,
        ),
    });
    const answer = answers.find(
      (entry) =>
        entry.Reference === cleanReference(body) &&
        entry.Type === body.type &&
        entry.Status === 'AUTHORISED',
    );
    if (answer !== undefined) found.set(step.stepId, fromBankTransaction(answer));
  }
  return found;
}

/** By day, accounts, amount and reference; a transfer that is in the ledger already answers for no other. */
export async function findBankTransfers(
  lookUp: LookUp,
  steps: readonly ResolvedStep[],
): Promise<Found> {
  const found: Found = new Map();
  for (const step of steps) {
    const { body } = step;
    if (body.kind !== 'bankTransfer') continue;
    const answers = await lookUp.reader.readList({
      ...readOptions(lookUp),
      listName: 'BankTransfers',
      schema: bankTransferSchema,
      run: (api) => api.getBankTransfers(lookUp.tenantId, undefined, isOnDay(body.on)),
    });
    const answer = answers.find((entry) => isTransfer(entry, body));
    if (answer !== undefined) found.set(step.stepId, fromBankTransfer(answer));
  }
  return found;
}

function isTransfer(answer: BankTransferAnswer, body: BookedBankTransfer): boolean {
  return (
    answer.FromBankAccount?.AccountID === body.fromAccountId &&
    answer.ToBankAccount?.AccountID === body.toAccountId &&
    answer.Amount === body.amountMinor &&
    answer.Reference === cleanReference(body) &&
    answer.Status !== 'DELETED'
  );
}

/** Those that Xero says are deleted, or has no more. */
export async function findDeletedBankDocuments(
  lookUp: LookUp,
  steps: readonly ResolvedStep[],
): Promise<Found> {
  const found: Found = new Map();
  for (const step of steps) {
    const { body } = step;
    if (!('documentKey' in body)) continue;
    const xeroId = readDeletedId(body);
    const kind = body.kind === 'deleteBankTransfer' ? 'bankTransfer' : 'bankTransaction';
    const state = await readBankDocument({ ...lookUp, priority: 'live' }, { kind, xeroId });
    if (state !== undefined && !isEnded(state)) continue;
    const none = { number: '', currency: '', totalMinor: 0, taxMinor: 0, contactId: null };
    found.set(step.stepId, { ...none, xeroId, status: 'DELETED' });
  }
  return found;
}

function isOnDay(day: string): string {
  return `Date==DateTime(${day.split('-').map(Number).join(',')})`;
}
