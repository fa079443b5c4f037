import type { WireChoicePreview, WireOrderPreview, WireOrderTotals } from '../contract/index.ts';
import { describeCode } from '../domain/errors/describe-code.ts';
import { formatMinor } from '../domain/money/amount.ts';
import type { ChoicePreview } from '../use-cases/changes-in-xero/preview-decision.ts';
import type { OrderPreview } from '../use-cases/booking/preview-order.ts';
import type { OrderTotals } from '../use-cases/pages/sum-orders.ts';

export function toWireTotals({ totals, counts }: OrderTotals): WireOrderTotals {
  return {
    totals: totals.map(({ currency, orders, storeMinor, xeroMinor }) => ({
      currency,
      orders,
      store: formatMinor(storeMinor),
      xero: formatMinor(xeroMinor),
      difference: formatMinor(storeMinor - xeroMinor),
    })),
    counts,
  };
}

export function toWireChoicePreview({ basedOn, ...preview }: ChoicePreview): WireChoicePreview {
  return { ...toWirePreview(preview), basedOn };
}

export function toWirePreview({ outcome, reason, writes }: OrderPreview): WireOrderPreview {
  return {
    outcome,
    reason:
      reason === null ? null : { code: reason.code, ...describeCode(reason.code, reason.details) },
    writes: writes.map(({ action, type, number, minor, currency, on, wasOn, asksFirst }) => ({
      action,
      type,
      number,
      amount: formatMinor(minor),
      currency,
      on,
      wasOn,
      asksFirst,
    })),
  };
}
