import type { CallRow } from '../../ports/call-store.ts';
import type { StepRow } from '../../ports/step-store.ts';
import type { XeroRequest } from '../../ports/xero-gateway.ts';

/** A call that is committed, with the steps that it carries. */
export interface WrittenCall {
  readonly call: CallRow;
  readonly request: XeroRequest;
  readonly steps: readonly StepRow[];
}
