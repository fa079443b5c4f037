import { readFileSync, readdirSync } from 'node:fs';
import type { StoreInfo } from '../../sidecar/src/domain/order/store-info.ts';
import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';

/** Orders of a running nopCommerce, one shop a file (test/fixtures/nop/README.md). */
export interface RealShop {
  readonly name: string;
  readonly country: string;
  readonly info: StoreInfo;
  readonly orders: readonly StoreOrder[];
  /** What was done to an order after it was placed, by order id. */
  readonly history: Readonly<Record<string, readonly string[]>>;
  readonly cashRounding: boolean;
}

const FOLDER = new URL('../fixtures/nop/', import.meta.url);
const COUNTRIES: Readonly<Record<string, string>> = {
  au: 'AU',
  eu: 'DE',
  gb: 'GB',
  nz: 'NZ',
  us: 'US',
};

export function readRealShops(): RealShop[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const shop = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
      return {
        name: file.replace('.json', ''),
        country: COUNTRIES[file.slice(0, 2)] ?? 'GB',
        info: shop.info,
        orders: shop.orders,
        history: shop.history,
        cashRounding: shop.settings.roundingType !== undefined,
      };
    });
}

export interface HistoryStep {
  readonly action: string;
  readonly events: readonly string[];
  readonly order: StoreOrder;
}

export interface RealHistories {
  readonly name: string;
  readonly country: string;
  readonly info: StoreInfo;
  readonly histories: readonly {
    readonly orderId: number;
    readonly steps: readonly HistoryStep[];
  }[];
}

export function readRealHistories(): RealHistories[] {
  const folder = new URL('histories/', FOLDER);
  return readdirSync(folder).map((file) => {
    const shop = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    return {
      name: file.replace('.json', ''),
      country: COUNTRIES[file.slice(0, 2)] ?? 'GB',
      info: shop.info,
      histories: shop.histories,
    };
  });
}

/** Rates that a shop's orders were taxed at, as the wire's text. */
export function listRates(orders: readonly StoreOrder[]): string[] {
  const rates = orders.flatMap((order) => order.taxRates.map((entry) => entry.rate));
  return [...new Set(rates)].filter((rate) => Number(rate) > 0);
}
