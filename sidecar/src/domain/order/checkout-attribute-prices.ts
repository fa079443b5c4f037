import { decodeNumericEntities } from './product-text.ts';

/**
 * The prices in brackets of a checkout attribute description, in the customer's currency, in
 * ten-thousandths: "Gift wrapping: Yes [+&#163;8.33]" gives [83300]. nopCommerce keeps no other trace.
 * `decimals` is what the currency is written with at most: "10.000" is ten dinar, but 10,000 yen.
 */
export function readAttributePrices(description: string | null, decimals = 2): number[] {
  return listShown(description).map(({ sign, text }) => {
    const fine = readPrice(text, decimals);
    return sign === '-' ? -fine : fine;
  });
}

/**
 * How far the shown prices may be off for being shown rounded, in ten-thousandths: half of the last decimal
 * where the currency's own format leaves decimals out.
 */
export function readShownRounding(description: string | null, decimals = 2): number {
  const shown = listShown(description);
  if (shown.length === 0) return 0;
  const lengths = shown.map(({ text }) => readDecimals(text, decimals).length);
  const rounding = [5000, 500];
  return rounding[Math.max(...lengths)] ?? 0;
}

/** A price ends its option: what a customer typed in brackets amid a text is none. */
function listShown(description: string | null): { sign: string; text: string }[] {
  const text = decodeEntities(description ?? '');
  return [...text.matchAll(/\[([+-])([^\]]*\d[^\]]*)\]\s*(?=<br|\n|$)/g)].map(
    ([, sign, price]) => ({
      sign: sign ?? '+',
      text: price ?? '',
    }),
  );
}

/** A price in any number format: the last separator with few digits behind it is the decimal one. */
function readPrice(text: string, decimals: number): number {
  const digits = trimPrice(text);
  const decimal = readDecimals(text, decimals);
  const whole = (decimal === '' ? digits : digits.slice(0, -decimal.length - 1)).replace(/\D/g, '');
  return Number(whole || '0') * 10_000 + Number(decimal.padEnd(4, '0') || '0');
}

function readDecimals(text: string, decimals: number): string {
  const most = Math.max(2, decimals);
  return new RegExp(`[.,](\\d{1,${most}})$`).exec(trimPrice(text))?.[1] ?? '';
}

function trimPrice(text: string): string {
  return text.replace(/[^\d.,]/g, '').replace(/^[.,]+|[.,]+$/g, '');
}

function decodeEntities(text: string): string {
  return (
    decodeNumericEntities(text)
      .replace(/&nbsp;/g, ' ')
      // Separators of Arabic number formats.
      .replace(/\u066b/g, '.')
      .replace(/\u066c/g, ',')
      .replace(/&[a-z]+;/g, '')
  );
}
