import type { Pairing } from '../../ports/pairing-store.ts';
import type { StoreAddress } from '../../ports/store-gateway.ts';

export function toStoreAddress(pairing: Pairing): StoreAddress {
  return {
    pairingId: pairing.id,
    keyId: pairing.keyId,
    secret: pairing.secret,
    storeUrl: pairing.storeUrl,
  };
}
