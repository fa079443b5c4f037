import type { EmulatorState } from './emulator-state.ts';
import type { Organisation } from './organisation.ts';
import { createPayment, deletePayment } from './payments.ts';
import {
  actOnBank,
  actOnMoney,
  isBankAction,
  isMoneyAction,
  type BankAction,
  type MoneyAction,
} from './person-acts-on-money.ts';
import type { SalesDocument } from './records.ts';
import { writeSalesDocument } from './sales-documents.ts';
import type { WebhookSender } from './webhook-sender.ts';
import { listPayments } from './balances.ts';

type DocumentAction = 'void' | 'delete' | 'approve' | 'pay' | 'removePayments' | 'edit';

/** What a person does to a document in Xero's own pages. */
export interface PersonAct {
  readonly action:
    'void' | 'delete' | 'approve' | 'pay' | 'removePayments' | 'edit' | MoneyAction | BankAction;
  /** A document's number; in a bank account, a reference. */
  readonly number: string;
  readonly amount?: number;
  /** The account of a payment, or the one that every line goes to. */
  readonly accountCode?: string;
}

interface Parts {
  readonly state: EmulatorState;
  readonly webhooks: WebhookSender;
}

/** The acts that Xero refused, with what it said. Webhooks tell of the others as of any change. */
export function actAsPerson(
  parts: Parts,
  organisation: Organisation,
  acts: readonly PersonAct[],
): string[] {
  return acts.flatMap((act) => {
    try {
      actOnDocument(parts, organisation, act);
      return [];
    } catch (error) {
      return [`${act.action} ${act.number}: ${error instanceof Error ? error.message : ''}`];
    }
  });
}

function actOnDocument(parts: Parts, organisation: Organisation, act: PersonAct): void {
  const { action } = act;
  const now = parts.state.now();
  // Xero has no webhooks of bank accounts.
  if (isBankAction(action)) return actOnBank(organisation, { ...act, action }, now);
  const document = organisation.documents.find((entry) => entry.Number === act.number);
  if (document === undefined) throw new Error('no such document');
  if (isMoneyAction(action)) {
    tell(parts, organisation, actOnMoney(organisation, { document, act: { ...act, action }, now }));
    return;
  }
  change(parts.state, organisation, { document, act: { ...act, action } });
  tell(parts, organisation, [document.ID]);
}

function tell(parts: Parts, organisation: Organisation, ids: readonly string[]): void {
  for (const { ID, Kind } of organisation.documents.filter((entry) => ids.includes(entry.ID))) {
    parts.webhooks.note({
      tenantId: organisation.record.tenantId,
      category: Kind === 'invoice' ? 'INVOICE' : 'CREDITNOTE',
      type: 'UPDATE',
      resourceId: ID,
    });
  }
}

function change(
  state: EmulatorState,
  organisation: Organisation,
  {
    document,
    act,
  }: {
    readonly document: SalesDocument;
    readonly act: PersonAct & { readonly action: DocumentAction };
  },
): void {
  const now = state.now();
  const write = (fields: Record<string, unknown>): void =>
    void writeSalesDocument(organisation, fields, {
      kind: document.Kind,
      isCreate: false,
      id: document.ID,
      unitDecimals: 4,
      now,
    });
  switch (act.action) {
    case 'void':
      return write({ Status: 'VOIDED' });
    case 'delete':
      return write({ Status: 'DELETED' });
    case 'approve':
      return write({ Status: 'AUTHORISED' });
    case 'edit':
      return write({
        LineItems: document.LineItems.map(({ TaxAmount: _tax, LineAmount: _amount, ...line }) => ({
          ...line,
          ...(act.accountCode === undefined ? {} : { AccountCode: act.accountCode }),
          UnitAmount: line.UnitAmount + (act.amount ?? 0),
        })),
      });
    case 'pay': {
      const target = document.Kind === 'invoice' ? 'Invoice' : 'CreditNote';
      const fields = {
        [target]: { [`${target}Number`]: document.Number },
        Account: { Code: act.accountCode },
        Amount: act.amount,
      };
      return void createPayment(organisation, fields, now);
    }
    case 'removePayments':
      for (const payment of listPayments(organisation, document.ID)) {
        deletePayment(organisation, payment, now);
      }
  }
}
