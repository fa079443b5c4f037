/** Currencies whose ISO 4217 exponent is not 2. */
const EXPONENTS: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** Decimals of the currency by ISO 4217. */
export function getCurrencyExponent(currency: string): number {
  return EXPONENTS[currency] ?? 2;
}

/** True when the amount can be paid in the currency: no part of a yen. */
export function isPayable(minor: number, currency: string): boolean {
  return getCurrencyExponent(currency) > 0 || minor % 100 === 0;
}
