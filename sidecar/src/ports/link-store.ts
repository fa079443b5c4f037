import type { RuleSetValidity } from '../domain/mapping/choose-rule-set.ts';
import type { RuleSet } from '../domain/mapping/rule-set.ts';

/** One nopCommerce store booked into one Xero organisation. */
export interface Link {
  readonly id: string;
  /** Short and stable, part of contact numbers: "D1". */
  readonly code: string;
  readonly pairingId: string;
  readonly storeId: number;
  readonly storeName: string;
  readonly storeUrl: string;
  readonly tenantId: string;
  readonly state: 'setup' | 'live' | 'paused';
  /** Orders placed before this local date are not booked. */
  readonly liveFrom: string | null;
  /** After going live only so many orders are booked, until somebody says go on; null: no bound. */
  readonly bookFirst: number | null;
  /** While paused: who paused it, by name, and when. */
  readonly pausedBy: string | null;
  readonly pausedAt: string | null;
  readonly currentRuleSetNumber: number | null;
  /** The link whose place it takes, or took: the store was booked into another organisation before. */
  readonly replaces: string | null;
  /** The last order day of an organisation that another one has followed; null: it goes on. */
  readonly liveUntil: string | null;
  /** Then: whether its orders go on being booked as they change, or are a person's. */
  readonly afterwards: 'book' | 'person' | null;
}

/** Set up to take another one's place, and not there yet: no order is its own. */
export function isPending({ state, replaces }: Pick<Link, 'state' | 'replaces'>): boolean {
  return state === 'setup' && replaces !== null;
}

export interface NumberedRuleSet {
  readonly number: number;
  readonly rules: RuleSet;
  readonly publishedAt: string;
  readonly publishedBy: string;
  /** The first order date that it applies to; null: to every order that is not booked yet. */
  readonly validFrom: string | null;
}

export interface LinkStore {
  add(link: Link): Promise<void>;
  update(link: Link): Promise<void>;
  list(): Promise<readonly Link[]>;
  getOrThrow(id: string): Promise<Link>;
  /** One that never booked anything. */
  remove(id: string): Promise<void>;
  /** The one that books the store's new orders. */
  findByStore(pairingId: string, storeId: number): Promise<Link | undefined>;
  listByPairing(pairingId: string): Promise<readonly Link[]>;
  /** Immutable once published; the number grows by one and becomes the link's current one. */
  publishRuleSet(
    linkId: string,
    rules: RuleSet,
    publication: { readonly by: string; readonly at: string; readonly validFrom: string | null },
  ): Promise<number>;
  getRuleSetOrThrow(linkId: string, number: number): Promise<NumberedRuleSet>;
  findCurrentRuleSet(linkId: string): Promise<NumberedRuleSet | undefined>;
  /** All that were published: which one an order uses is `chooseRuleSet`. */
  listRuleSets(linkId: string): Promise<readonly RuleSetValidity[]>;
}
