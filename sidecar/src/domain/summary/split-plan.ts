import { isTaxMove } from '../booking/credits/credit-kinds.ts';
import { orderHold, type Hold } from '../booking/hold.ts';
import type { BookedPayment, BookedRefund } from '../booking/xero-documents.ts';
import type { Plan } from '../ledger/plan-difference.ts';
import type { StepBody } from '../ledger/step.ts';
import type { SummaryDocuments } from './summary-entry.ts';

export interface SplitPlan {
  /** What goes into summaries. */
  readonly entries: readonly SummaryDocuments[];
  /** What a document that many orders share cannot carry: a person decides. */
  readonly conflicts: readonly Hold[];
}

/**
 * The plan of an order that goes into summaries: each document with its money is an entry. Nothing else
 * is planned on a shared document: whatever would edit or end it is told instead.
 */
export function splitPlan({ steps }: Plan): SplitPlan {
  const own = steps.filter(({ kind }) => kind !== 'contact' && kind !== 'item');
  const money = own.filter((step) => step.kind === 'payment' || step.kind === 'refund');
  const entries = own.flatMap((step): SummaryDocuments[] => {
    if (step.kind !== 'invoice' && step.kind !== 'creditNote') return [];
    const paid = money.find((other) => isOn(other, step.key));
    return paid === undefined ? [] : [{ head: step, money: paid }];
  });
  const isWhole = 2 * entries.length === own.length;
  const [first] = own;
  if (isWhole || first === undefined) return { entries, conflicts: [] };
  return { entries: [], conflicts: [orderHold('order.changed_in_summary', describe(first))] };
}

/** A summary has no line of one order's refund that could go to another tax: there it stays as it was. */
export function leaveOutTaxMoves(plan: Plan): Plan {
  const steps = plan.steps.filter((step) => step.kind !== 'creditNote' || !isTaxMove(step));
  return { ...plan, steps };
}

function isOn(money: BookedPayment | BookedRefund, key: string): boolean {
  return (money.kind === 'payment' ? money.invoiceKey : money.creditNoteKey) === key;
}

function describe(step: StepBody): Hold['details'] {
  return { what: step.kind };
}
