import type { TFunction } from 'i18next';
import type {
  WireChoices,
  WireMappingUse,
  WireRuleSet,
} from '../../../../sidecar/src/contract/index.ts';

type Fees = NonNullable<WireRuleSet['paymentMethods'][number]['fees']>;

export const MAPPING_TABS = [
  'paymentMethods',
  'taxes',
  'revenue',
  'shipping',
  'accounts',
  'contacts',
] as const;
export type MappingTab = (typeof MAPPING_TABS)[number];

export type Use = WireMappingUse['used'][number];

/** One choice of the rules: what the store calls it, where it goes, and how to change that. */
export interface MappingRow {
  readonly tab: MappingTab;
  /** The same whatever else changes: for checks, and for files that come back. */
  readonly key: string;
  readonly name: string;
  readonly note: string;
  readonly kind: 'payment' | 'account' | 'tax' | 'contact';
  readonly value: string | null;
  /** In words, where the row has fees of its own beside its account. */
  readonly fees?: string;
  /** The same as figures; null where none are booked. */
  readonly feeTerms?: Fees | null;
  /** Where it goes without a choice of its own: the account of everything else. */
  readonly inherited?: string | null;
  /** Orders use it and nobody has said where it goes. */
  readonly isMissing: boolean;
  readonly uses: readonly Use[];
  readonly change: (rules: WireRuleSet, value: string) => WireRuleSet;
  /** Where it may go without: the row is taken out, or left empty. */
  readonly clear?: (rules: WireRuleSet) => WireRuleSet;
}

export interface RowSources {
  readonly rules: WireRuleSet;
  readonly choices: WireChoices;
  readonly used: readonly Use[];
  readonly t: TFunction;
}

export function joinKey(...parts: readonly (string | number | null)[]): string {
  return parts.map((part) => String(part ?? '')).join('|');
}
