import type { WorkPriority } from '../domain/ledger/work-priority.ts';
import type { StepBody, StepKind, StepState } from '../domain/ledger/step.ts';
import type { OrderKey, OrderReason } from './order-store.ts';

export interface StepRow {
  readonly id: string;
  readonly linkId: string;
  /** Null for contacts and items, which many orders share. */
  readonly orderGuid: string | null;
  readonly key: string;
  readonly kind: StepKind;
  readonly body: StepBody;
  readonly fingerprint: string;
  readonly ruleSetNumber: number;
  readonly needs: readonly string[];
  readonly state: StepState;
  readonly priority: WorkPriority;
  readonly dueAt: string;
  readonly attempts: number;
  readonly error: OrderReason | null;
  readonly createdAt: string;
}

export type NewStep = Omit<StepRow, 'state' | 'attempts' | 'error'>;

export interface ReadyGroup {
  readonly linkId: string;
  readonly kind: StepKind;
  readonly count: number;
  readonly oldestCreatedAt: string;
  readonly priority: number;
}

export interface StepStore {
  /**
   * Replaces the steps of the order that were not sent by these, and its entries of summaries that are
   * not made yet; refuses when one is in flight.
   */
  replacePlan(key: OrderKey, steps: readonly NewStep[]): Promise<void>;
  /** Adds a shared step unless the key is open or posted already. */
  addShared(step: NewStep): Promise<void>;
  /** Links with at least this many planned steps. */
  findBusyLinks(planned: number): Promise<readonly string[]>;
  /** Planned, due, and all needs posted, grouped. */
  findReadyGroups(now: string): Promise<readonly ReadyGroup[]>;
  /** Oldest first, all with the same count of attempts as the first. */
  findReady(
    group: { linkId: string; kind: StepKind },
    now: string,
    limit: number,
  ): Promise<readonly StepRow[]>;
  listForOrder(key: OrderKey): Promise<readonly StepRow[]>;
  getMany(ids: readonly string[]): Promise<readonly StepRow[]>;
  /** Checks STEP_TRANSITIONS; throws `ledger.illegal_transition`. */
  move(ids: readonly string[], to: StepState): Promise<void>;
  reject(id: string, error: OrderReason): Promise<void>;
  /** Back to planned and due later; `countAttempt` where the call itself was refused. */
  retryLater(
    ids: readonly string[],
    retry: { dueAt: string; countAttempt: boolean },
  ): Promise<void>;
  /** A planned or rejected step's new body (a contact's fallback name), back to planned. */
  replaceBody(id: string, body: StepBody, dueAt: string): Promise<void>;
  /** Planned steps that need one of these keys. */
  findPlannedNeeding(linkId: string, keys: readonly string[]): Promise<readonly StepRow[]>;
  /** Orders with planned steps that need this key. */
  findOrdersNeeding(linkId: string, key: string): Promise<readonly OrderKey[]>;
  countOpen(linkId?: string): Promise<number>;
  /** Open steps of these orders; an order with none is settled. */
  countOpenForOrder(key: OrderKey): Promise<number>;
}
