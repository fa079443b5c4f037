import { allocateAdvance, computeRemaining, removeAdvanceAllocation } from './advances.ts';
import { createBankTransaction, editBankTransaction, endBankDocument } from './bank-documents.ts';
import type { Organisation } from './organisation.ts';
import { deleteAllocation } from './payments.ts';
import type { SalesDocument } from './records.ts';

/** Money of a customer: received beyond or before invoices, set against one, taken off again. */
export type MoneyAction = 'receiveOverpayment' | 'receivePrepayment' | 'setAgainst' | 'takeOff';
/** Money in bank accounts, by a reference: of a bank transaction or a transfer. */
export type BankAction = 'deleteInBank' | 'editInBank' | 'reconcileInBank' | 'unreconcileInBank';

const MONEY_ACTIONS: readonly string[] = [
  'receiveOverpayment',
  'receivePrepayment',
  'setAgainst',
  'takeOff',
] satisfies MoneyAction[];
const BANK_ACTIONS: readonly string[] = [
  'deleteInBank',
  'editInBank',
  'reconcileInBank',
  'unreconcileInBank',
] satisfies BankAction[];

export function isMoneyAction(action: string): action is MoneyAction {
  return MONEY_ACTIONS.includes(action);
}

export function isBankAction(action: string): action is BankAction {
  return BANK_ACTIONS.includes(action);
}

interface MoneyAct {
  readonly action: MoneyAction;
  readonly amount?: number;
  readonly accountCode?: string;
}

/** Returns the ids of the documents that look different now. */
export function actOnMoney(
  organisation: Organisation,
  { document, act, now }: { document: SalesDocument; act: MoneyAct; now: number },
): string[] {
  switch (act.action) {
    case 'receiveOverpayment':
    case 'receivePrepayment':
      receive(organisation, { document, act, now });
      return [];
    case 'setAgainst':
      return setAgainst(organisation, { document, act, now });
    case 'takeOff':
      return takeOff(organisation, document, now);
  }
}

function receive(
  organisation: Organisation,
  { document, act, now }: { document: SalesDocument; act: MoneyAct; now: number },
): void {
  const isOver = act.action === 'receiveOverpayment';
  const income = organisation.accounts.find(({ Type }) => Type === 'REVENUE');
  const fields = {
    Type: isOver ? 'RECEIVE-OVERPAYMENT' : 'RECEIVE-PREPAYMENT',
    LineAmountTypes: 'NoTax',
    Contact: { ContactID: document.ContactID },
    BankAccount: { Code: act.accountCode },
    Reference: `from the customer of ${document.Number}`,
    LineItems: [
      {
        Description: 'Paid',
        UnitAmount: act.amount,
        ...(isOver ? {} : { AccountCode: income?.Code }),
      },
    ],
  };
  createBankTransaction(organisation, fields, now);
}

/** From what the customer has left, the oldest first. */
function setAgainst(
  organisation: Organisation,
  { document, act, now }: { document: SalesDocument; act: MoneyAct; now: number },
): string[] {
  let open = act.amount ?? 0;
  for (const advance of organisation.bankTransactions) {
    const isAdvance = advance.OverpaymentID !== undefined || advance.PrepaymentID !== undefined;
    if (!isAdvance || advance.ContactID !== document.ContactID) continue;
    const amount = Math.min(open, computeRemaining(organisation, advance));
    if (amount <= 0) continue;
    const fields = { Invoice: { InvoiceID: document.ID }, Amount: amount };
    allocateAdvance(organisation, advance, { fields, now });
    open = Number((open - amount).toFixed(2));
  }
  if (open > 0) throw new Error('the customer has less left');
  return [document.ID];
}

/** Over- and prepayments and credit notes that were set against it. */
function takeOff(organisation: Organisation, { ID }: SalesDocument, now: number): string[] {
  const changed = new Set<string>([ID]);
  const advances = organisation.advanceAllocations.filter(({ InvoiceID }) => InvoiceID === ID);
  for (const allocation of advances) removeAdvanceAllocation(organisation, allocation, now);
  const credits = organisation.allocations.filter(({ InvoiceID }) => InvoiceID === ID);
  for (const credit of credits) {
    changed.add(credit.CreditNoteID);
    deleteAllocation(organisation, organisation.allocations.indexOf(credit), now);
  }
  if (advances.length + credits.length === 0) throw new Error('nothing is set against it');
  return [...changed];
}

export function actOnBank(
  organisation: Organisation,
  act: { readonly action: BankAction; readonly number: string; readonly amount?: number },
  now: number,
): void {
  const transaction = organisation.bankTransactions.find(
    ({ Reference, Status }) => Reference === act.number && Status === 'AUTHORISED',
  );
  const transfer = organisation.bankTransfers.find(
    ({ Reference, Status }) => Reference === act.number && Status === 'AUTHORISED',
  );
  const found = transaction ?? transfer;
  if (found === undefined) throw new Error('no such bank document');
  if (act.action === 'reconcileInBank' || act.action === 'unreconcileInBank') {
    found.IsReconciled = act.action === 'reconcileInBank';
    return;
  }
  if (act.action === 'deleteInBank') return endBankDocument(organisation, found, now);
  if (transaction === undefined) throw new Error('a transfer cannot be edited');
  editBankTransaction(organisation, transaction, { addedAmount: act.amount ?? 0, now });
}
