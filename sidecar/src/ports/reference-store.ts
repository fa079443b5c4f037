import type { StoreInfo } from '../domain/order/store-info.ts';
import type { XeroReference } from '../domain/mapping/xero-reference.ts';

/** Cached reference data of both sides. */
export interface ReferenceStore {
  findXero(tenantId: string): Promise<XeroReference | undefined>;
  saveXero(tenantId: string, reference: XeroReference): Promise<void>;
  findStoreInfo(pairingId: string): Promise<StoreInfo | undefined>;
  saveStoreInfo(pairingId: string, info: StoreInfo): Promise<void>;
}
