import { formatRate } from '../../money/amount.ts';
import { resolveSpecialAccount } from '../../mapping/resolve-accounts.ts';
import type { StoreOrder } from '../../order/store-order.ts';
import type { BookingInput } from '../booking-context.ts';
import type { OrHeld } from '../hold.ts';
import type { BookedCreditNote, BookedInvoice } from '../xero-documents.ts';
import { isTaxMove, isRefund } from './credit-kinds.ts';
import { makeCreditLines, type CreditLines } from './credit-lines.ts';
import {
  groupLeftToCredit,
  isSameTax,
  shareRefund,
  shareTax,
  subtractGroups,
  sumGross,
  type CreditGroup,
  type CreditShare,
} from './credit-shares.ts';
import { explainRefund, sumByTax, type ReturnedItem } from './explain-refund.ts';

export interface ExplainedShares {
  readonly shares: readonly CreditGroup[];
  /** Items that no credit note before was for. */
  readonly items: readonly ReturnedItem[];
  /** Of the return requests that explain the refunds up to this one. */
  readonly requestIds: readonly number[];
}

export interface RefundHistory {
  /** The cumulative refund, in minor units. */
  readonly refundedMinor: number;
  /** What was credited of the invoice so far. */
  readonly earlier: readonly BookedCreditNote[];
}

/**
 * What is to be credited at each tax so that all refunds together are as the return requests say: the
 * items that they explain, and the rest spread over what is left of the invoice. It does not matter in how
 * many steps, or when a request was heard of: credited is the difference to what was. Undefined where no
 * request explains a refund, or where cards and points that came back, edits or another currency have a part.
 */
export function shareExplained(
  order: StoreOrder,
  invoice: BookedInvoice,
  { refundedMinor, earlier }: RefundHistory,
): ExplainedShares | undefined {
  if (invoice.inStore !== undefined) return undefined;
  if (!earlier.every((note) => isRefund(note) || isTaxMove(note))) return undefined;
  const items = explainRefund(order, invoice, refundedMinor);
  const explainedBefore = earlier.flatMap(({ returnRequestIds = [] }) => returnRequestIds);
  if (items.length === 0 && explainedBefore.length === 0) return undefined;
  const groups = groupLeftToCredit(invoice, []);
  // What is left is gift cards: their part is not the items'.
  if (refundedMinor > sumGross(groups)) return undefined;
  const credited = subtractGroups(groups, groupLeftToCredit(invoice, earlier));
  const open = subtractGroups(shareAll(groups, items, refundedMinor), credited);
  return {
    shares: open.filter(({ grossMinor, taxMinor }) => grossMinor !== 0 || taxMinor !== 0),
    items: items.filter(({ requestId }) => !explainedBefore.includes(requestId)),
    requestIds: items.map(({ requestId }) => requestId),
  };
}

/** Of the whole invoice what all refunds together give back. */
function shareAll(
  groups: readonly CreditGroup[],
  items: readonly ReturnedItem[],
  refundedMinor: number,
): CreditGroup[] {
  // A tax that takes off, as points do, would else keep its part.
  if (refundedMinor === sumGross(groups)) return [...groups];
  const explained = sumByTax(items).map((sum) => ({ ...sum, taxMinor: 0 }));
  const left = subtractGroups(groups, explained);
  const spread = shareRefund(left, refundedMinor - sumGross(explained));
  return groups.map((group) => {
    const parts = [...explained, ...spread].filter((part) => isSameTax(part, group));
    const grossMinor = sumGross(parts);
    return { ...group, grossMinor, taxMinor: shareTax(group, grossMinor) };
  });
}

/** The lines of a refund: what is for items alone names them. */
export function describeReturned({ shares, items }: ExplainedShares): CreditShare[] {
  return shares.map((share) => {
    const own = items.filter((item) => isSameTax(item, share));
    if (own.length === 0 || sumGross(own) !== share.grossMinor) return share;
    return { ...share, description: `Returned: ${nameItems(own)}` };
  });
}

/** The lines of what moves a refund to other taxes. */
export function describeTaxMove({ shares, items }: ExplainedShares): CreditShare[] {
  return shares.map((share) => {
    const rate = `${formatRate(share.rate)} %`;
    const own = items.filter((item) => isSameTax(item, share));
    const isTo = share.grossMinor > 0;
    const what = isTo && own.length > 0 ? `: ${nameItems(own)}` : '';
    const description = isTo
      ? `Refund moved to tax ${rate}${what}`
      : `Refund moved from tax ${rate}`;
    return { ...share, description };
  });
}

function nameItems(items: readonly ReturnedItem[]): string {
  return items.map(({ quantity, name }) => `${quantity} × ${name}`).join(', ');
}

export function makeExplainedLines(
  input: BookingInput,
  shares: readonly CreditShare[],
  totalMinor: number,
): OrHeld<CreditLines> {
  const returns = resolveSpecialAccount('returns', input.rules);
  return makeCreditLines(input, { shares, returns, cards: [], totalMinor });
}
