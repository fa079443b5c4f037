import type { StepKind } from '../domain/ledger/step.ts';
import type { AuditEntry } from './audit-store.ts';
import type { CallState } from './call-store.ts';
import type { OrderReason } from './order-store.ts';

/** A page of what happened, latest first; what is left out does not bound it. */
export interface ActivityQuery {
  readonly limit: number;
  /** Instants: from (inclusive) and to (exclusive). */
  readonly from?: string;
  readonly to?: string;
  /** The last row of the page before; `id` is null where all of its instant were shown. */
  readonly before?: { readonly at: string; readonly id: number | null };
  readonly linkIds: readonly string[];
  /** Only what is about these orders. */
  readonly orders?: readonly ActivityOrder[];
}

export interface ActivityOrder {
  readonly linkId: string;
  readonly orderGuid: string;
  readonly orderId: number;
  readonly number: string;
}

/** A row's place among those of one list. */
export interface Placed {
  readonly id: number;
  readonly at: string;
}

export interface PostedRow extends Placed {
  readonly order: ActivityOrder | null;
  readonly kind: StepKind;
  readonly number: string;
  readonly currency: string;
  readonly totalMinor: number;
}

export interface CauseRow extends Placed {
  readonly linkId: string;
  readonly reason: OrderReason;
  /** Orders that wait for it now. */
  readonly orders: number;
}

export interface CallSummary extends Placed {
  readonly callId: string;
  readonly kind: StepKind;
  readonly documents: number;
  readonly state: CallState;
  readonly httpStatus: number | null;
  readonly attempts: number;
  readonly firstSentAt: string | null;
  readonly lastSentAt: string | null;
}

/** A call's body, or its hash once the body has had its time. */
export interface CallBody {
  readonly linkId: string;
  readonly request: string | null;
  readonly hash: string | null;
}

/** What happened, for people to read; each list by an index of its own. */
export interface ActivityStore {
  /** What people did; of any shop: who asks leaves out what is not theirs. */
  listAudit(query: ActivityQuery): Promise<readonly (AuditEntry & Placed)[]>;
  listPosted(query: ActivityQuery): Promise<readonly PostedRow[]>;
  /** What began to hold orders up, or ceased to. */
  listCauses(query: ActivityQuery, side: 'opened' | 'resolved'): Promise<readonly CauseRow[]>;
  listCalls(query: ActivityQuery): Promise<readonly CallSummary[]>;
  findCallBody(callId: string): Promise<CallBody | undefined>;
  /** The latest entry of an action on a subject. */
  findLatestAudit(action: string, subject?: string): Promise<AuditEntry | undefined>;
}
