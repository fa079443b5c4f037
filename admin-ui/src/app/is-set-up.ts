import type { WireStatus } from '../../../sidecar/src/contract/index.ts';

/** Until a store is live, Setup takes the place of Home. */
export function isSetUp(status: WireStatus | undefined): boolean {
  return status === undefined || status.links.some((link) => link.liveFrom !== null);
}
