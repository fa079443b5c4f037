import type { LocalDate } from '../../domain/time/instant.ts';
import type { InvoicesRead } from '../../ports/xero-gateway.ts';
import type { SetupDeps } from '../setup-deps.ts';

/**
 * Invoices that stand in Xero and were not booked by Daybook. What it booked there, for this store or for
 * another one, is no other program's, however alike two sales are.
 */
export async function findOthersInvoices(
  deps: Pick<SetupDeps, 'uow' | 'xero'>,
  tenantId: string,
  since: LocalDate,
): Promise<InvoicesRead & { readonly read: number }> {
  const { invoices, isComplete } = await deps.xero.readRecentInvoices(tenantId, since);
  const ids = invoices.map(({ xeroId }) => xeroId);
  const own = await deps.uow.stores.ledger.findPostedAt(ids);
  const others = invoices.filter(({ xeroId }) => !own.has(xeroId));
  return { invoices: others, isComplete, read: invoices.length };
}
