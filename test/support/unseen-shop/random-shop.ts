import type { Random } from '../../../sidecar/src/sandbox/demo-store/random.ts';

/** What decides an unseen shop's arithmetic: every setting of nopCommerce that moves a cent. */
export interface UnseenShop {
  readonly country: string;
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  readonly roundsPrices: boolean;
  readonly roundingType: string;
  /** Per cent by tax category. */
  readonly rates: readonly number[];
  readonly shippingRate: number;
  readonly shippingIncludesTax: boolean;
  readonly feeRate: number;
  readonly feeIncludesTax: boolean;
  readonly feePercent: number;
  readonly fee: number;
  /** Whether the shop shows prices with tax. */
  readonly showsTax: boolean;
  readonly customerCurrencies: readonly ShownCurrency[];
  /** Whether its plugin says what chosen options cost. */
  readonly tellsOptionPrices: boolean;
}

export interface ShownCurrency {
  readonly code: string;
  readonly rate: string;
  /** With {} where the figure stands, as nopCommerce writes it into HTML. */
  readonly format: string;
  readonly decimals: number;
  readonly separator: string;
  readonly roundingType: string;
}

const COUNTRIES: readonly [string, string, readonly (readonly number[])[]][] = [
  ['GB', 'GBP', [[20, 5, 0], [20]]],
  ['AU', 'AUD', [[10, 0], [10]]],
  ['NZ', 'NZD', [[15], [15, 0]]],
  ['US', 'USD', [[8.875, 0], [8.25, 6.5, 4, 0], [9.4375], [7.25, 8.875, 0]]],
  [
    'DE',
    'EUR',
    [
      [19, 7],
      [19, 7, 0],
    ],
  ],
  [
    'FR',
    'EUR',
    [
      [20, 10, 5.5, 2.1],
      [20, 5.5],
    ],
  ],
  ['CH', 'CHF', [[8.1, 2.6, 3.8]]],
  ['SE', 'SEK', [[25, 12, 6]]],
  [
    'CA',
    'CAD',
    [
      [14.975, 5, 0],
      [13, 0],
    ],
  ],
  ['JP', 'JPY', [[10, 8]]],
];

const CASH: readonly string[] = [
  'Rounding005Up',
  'Rounding005Down',
  'Rounding01Up',
  'Rounding01Down',
  'Rounding05',
  'Rounding1',
  'Rounding1Up',
];

const PLAIN = {
  rate: '1.00000000',
  format: '{}',
  decimals: 2,
  separator: '.',
  roundingType: 'Rounding001',
};

/** Beside the usual ones: without decimals, with one or three, in Arabic, and rounded to cash. */
const OTHERS: readonly ShownCurrency[] = [
  { ...PLAIN, code: 'SEK', rate: '10.43210000', format: '{} kr', separator: ',' },
  { ...PLAIN, code: 'EUR', rate: '0.91370000', format: '&#8364;{}' },
  { ...PLAIN, code: 'NOK', rate: '11.21000000', format: 'kr {}', decimals: 1 },
  { ...PLAIN, code: 'JPY', rate: '151.72000000', format: '￥{}', decimals: 0 },
  { ...PLAIN, code: 'KWD', rate: '0.30760000', format: '{} د.ك.', decimals: 3, separator: '٫' },
  { ...PLAIN, code: 'CHF', rate: '0.94310000', format: 'CHF {}', roundingType: 'Rounding005Up' },
];

export function makeUnseenShop(random: Random): UnseenShop {
  const [country, currency, rateSets] = random.pick(COUNTRIES);
  const rates = random.pick(rateSets);
  const pricesIncludeTax = random.chance(country === 'US' ? 0.1 : 0.6);
  const isCash = random.chance(currency === 'CHF' || currency === 'SEK' ? 0.5 : 0.1);
  const roundingType = chooseRounding(random, currency, isCash);
  return {
    country,
    currency,
    pricesIncludeTax,
    roundsPrices: random.chance(0.85),
    roundingType,
    rates,
    shippingRate: random.pick([rates[0] ?? 0, random.pick(rates), 0]),
    shippingIncludesTax: random.chance(0.8) ? pricesIncludeTax : !pricesIncludeTax,
    feeRate: random.pick([rates[0] ?? 0, 0]),
    feeIncludesTax: random.chance(0.8) ? pricesIncludeTax : !pricesIncludeTax,
    feePercent: random.pick([0, 0, 1.5, 2.9]),
    fee: random.pick([0, 0, 1.95, 0.3]),
    showsTax: random.chance(0.8) ? pricesIncludeTax : !pricesIncludeTax,
    tellsOptionPrices: random.chance(0.6),
    customerCurrencies: [
      { ...PLAIN, code: currency, roundingType, decimals: random.pick([2, 2, 2, 2, 3, 4]) },
      ...OTHERS.filter(({ code }) => code !== currency),
    ],
  };
}

function chooseRounding(random: Random, currency: string, isCash: boolean): string {
  if (currency === 'JPY') return random.chance(0.8) ? 'Rounding1' : 'Rounding001';
  return isCash ? random.pick(CASH) : 'Rounding001';
}
