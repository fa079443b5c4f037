import type { BankState } from '../domain/reconciliation/bank-state.ts';
import type { XeroState } from '../domain/reconciliation/xero-state.ts';
import type { OrderKey } from './order-store.ts';

/** A document of ours as it was seen in Xero, where that is not what the ledger says. */
export interface Sighting extends OrderKey {
  readonly state: XeroState;
  readonly readAt: string;
  /** When it was first seen in this state. */
  readonly seenAt: string;
  /** Changes that a person took as they are, each as its JSON. */
  readonly accepted: readonly string[];
}

/** What is looked at by itself: bank transactions in pages, bank transfers once a day. */
export type CursorKind = XeroState['kind'] | BankState['kind'];

export interface SightingStore {
  /** Newer than what was seen before; what was accepted stays accepted. */
  save(sighting: Omit<Sighting, 'accepted' | 'seenAt'>): Promise<void>;
  accept(linkId: string, xeroId: string, changes: readonly string[]): Promise<void>;
  forget(linkId: string, xeroId: string): Promise<void>;
  listForOrder(key: OrderKey): Promise<readonly Sighting[]>;
  /** Documents that were modified until then were looked at; null before the first time. */
  getCursor(tenantId: string, kind: CursorKind): Promise<string | null>;
  setCursor(tenantId: string, kind: CursorKind, cursor: string): Promise<void>;
}
