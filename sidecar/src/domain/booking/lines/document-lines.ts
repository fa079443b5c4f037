import { formatRate } from '../../money/amount.ts';
import type { FittedLine } from './distribute-cents.ts';
import { findUnitAmount } from './unit-amount.ts';
import type { DocumentLine } from '../xero-documents.ts';

/** Fitted lines in the form of a document, each with a unit amount that Xero multiplies back. */
export function toDocumentLines(lines: readonly FittedLine[]): DocumentLine[] {
  return lines.map((line) => {
    const unit = findUnitAmount(line.lineMinor, line.quantity);
    return {
      role: line.role,
      description: unit.keepsQuantity ? line.description : `${line.quantity} × ${line.description}`,
      quantity: unit.quantity,
      unitAmount: unit.unitAmount,
      accountCode: line.accountCode,
      taxType: line.taxType,
      taxRate: formatRate(line.rate),
      lineMinor: line.lineMinor,
      taxMinor: line.taxMinor,
      sendTax: line.sendTax,
      itemCode: line.itemCode,
      ...(line.orderItemId === undefined ? {} : { orderItemId: line.orderItemId }),
      tracking: line.tracking,
    };
  });
}
