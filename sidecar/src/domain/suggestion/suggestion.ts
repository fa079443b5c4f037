import type { UnfinishedRuleSet } from '../mapping/rule-set.ts';
import type { XeroReference } from '../mapping/xero-reference.ts';
import type { StoreInfo } from '../order/store-info.ts';
import type { StoreOrder } from '../order/store-order.ts';

/** One suggested choice with the sentence that explains it. */
export interface SuggestionReason {
  readonly table: 'paymentMethods' | 'taxes' | 'revenue' | 'accounts' | 'settings';
  readonly key: string;
  readonly choice: string;
  readonly reason: string;
  /** True when name or rate fit exactly and nothing else does. */
  readonly sure: boolean;
}

export interface Suggestion {
  /** Without what happens with closed months: that is a person's to say, never suggested. */
  readonly ruleSet: UnfinishedRuleSet;
  readonly reasons: readonly SuggestionReason[];
  /** What no suggestion was found for: table and key. */
  readonly missing: readonly { readonly table: string; readonly key: string }[];
}

export interface SuggestionInput {
  readonly info: StoreInfo;
  readonly reference: XeroReference;
  /** Recent orders, for what the store really uses. */
  readonly orders: readonly StoreOrder[];
}

export interface PartialSuggestion<T> {
  readonly value: T;
  readonly reasons: readonly SuggestionReason[];
  readonly missing: readonly { readonly table: string; readonly key: string }[];
}
