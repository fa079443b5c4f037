import type { StepKind } from '../domain/ledger/step.ts';

export type CallState = 'written' | 'answered' | 'unknown' | 'rejected' | 'abandoned';

/** A call to Xero that writes. Committed before it leaves. */
export interface CallRow {
  readonly id: string;
  readonly tenantId: string;
  readonly linkId: string;
  readonly kind: StepKind;
  readonly idempotencyKey: string;
  /**
   * The request as JSON text; the same text makes the same bytes with the same serialiser. Null where
   * only its hash is kept.
   */
  readonly request: string | null;
  readonly serialiser: string;
  readonly stepIds: readonly string[];
  readonly state: CallState;
  readonly firstSentAt: string | null;
  readonly lastSentAt: string | null;
  /** When it is sent or looked up again. */
  readonly dueAt: string | null;
  readonly attempts: number;
  /** False once Xero answered 500: it repeats the cached error for the same key. */
  readonly mayReplay: boolean;
  readonly httpStatus: number | null;
  readonly createdAt: string;
}

export type NewCall = CallRow & { readonly request: string };

export interface UnknownCall {
  readonly dueAt: string;
  readonly mayReplay: boolean;
  /** Where Xero answered with a fault of its own: 500 or more. */
  readonly serverStatus?: number;
}

export interface CallStore {
  /** With its steps moved to `sending`, in the caller's transaction. */
  add(call: NewCall): Promise<void>;
  noteSent(id: string, at: string): Promise<void>;
  /** Of an abandoned call only the hash of the body is kept. */
  settle(id: string, state: CallState, httpStatus: number | null): Promise<void>;
  /** Outcome not known: the same bytes again when due, or looked up where they may not be replayed. */
  noteUnknown(id: string, unknown: UnknownCall): Promise<void>;
  find(id: string): Promise<CallRow | undefined>;
  /** Of these steps those that a call has carried, whatever became of it. */
  findCarried(stepIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Calls that were written and are not settled: under way, or left by a fault. */
  listWritten(): Promise<readonly CallRow[]>;
  findDueUnknown(now: string, limit: number): Promise<readonly CallRow[]>;
  /** Calls that were written but not settled when the process ended. */
  listUnsettled(): Promise<readonly CallRow[]>;
  /** When the oldest call left, or was written, whose answer is not kept; null where none is. */
  findUnderWaySince(tenantId: string): Promise<string | null>;
  countAll(): Promise<number>;
  /**
   * Of calls that were written before `at` and are settled, only the SHA-256 of the body's UTF-8 bytes
   * is kept. Commits in parts: never inside a transaction. Returns how many.
   */
  hashBodiesBefore(at: string): Promise<number>;
}
