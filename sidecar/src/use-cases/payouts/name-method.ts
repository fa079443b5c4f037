import { shortenMethod } from '../../domain/fees/fee-document.ts';
import type { StoreInfo } from '../../domain/order/store-info.ts';

/** A payment method as people know it. */
export function nameMethod({ paymentMethods }: StoreInfo, method: string): string {
  const known = paymentMethods.find(({ systemName }) => systemName === method);
  return known?.friendlyName || shortenMethod(method);
}
