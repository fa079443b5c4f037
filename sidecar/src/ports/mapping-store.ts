/** What the shop's orders of a time used: a method, a rate, a category. */
export interface MappingUse {
  readonly table: UsedTable;
  /** System name, rate or id: what rules are keyed by. */
  readonly key: string;
  /** What the store calls it; empty where the key is the name. */
  readonly name: string;
  readonly currency: string;
  readonly orders: number;
  /** What those orders come to; of products and what they belong to, their items without tax. */
  readonly totalMinor: number;
  /** When the first of them was placed. */
  readonly firstUsedAt: string;
}

export type UsedTable =
  | 'paymentMethods'
  | 'shipping'
  | 'taxes'
  /** What needs an account beside the products: fees, discounts, returns. */
  | 'accounts'
  | 'categories'
  | 'manufacturers'
  | 'vendors'
  | 'products'
  | 'productTypes'
  | 'customerRoles';

/** A row of the mappings that a person looked at; another choice than `choice` is not checked. */
export interface CheckedRow {
  readonly rowKey: string;
  readonly choice: string;
  readonly checkedAt: string;
  readonly checkedBy: string;
}

export interface MappingStore {
  /** Of the newest orders placed since the instant, at most `limit`. */
  sumUse(options: {
    readonly linkId: string;
    readonly since: string;
    readonly limit: number;
  }): Promise<readonly MappingUse[]>;
  listChecked(linkId: string): Promise<readonly CheckedRow[]>;
  setChecked(linkId: string, row: CheckedRow): Promise<void>;
  clearChecked(linkId: string, rowKey: string): Promise<void>;
}
