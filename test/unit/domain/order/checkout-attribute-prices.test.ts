import { readAttributePrices } from '../../../../sidecar/src/domain/order/checkout-attribute-prices.ts';
import { cutText, toPlainText } from '../../../../sidecar/src/domain/order/product-text.ts';

describe('checkout attribute prices', () => {
  it.each([
    ['Gift wrapping: No', []],
    [null, []],
    ['Gift wrapping: Yes [+&#163;10.00]', [100000]],
    ['Gift wrapping: Yes [+$15.21]', [152100]],
    ['Gift wrapping: Yes [+8,33 kr]', [83300]],
    ['Gift wrapping: Yes [+49,00 kr]', [490000]],
    ['Gift wrapping: Yes [+€9.15]<br />Insurance: Yes [+€1,234.56]', [91500, 12345600]],
    ['Wrap: Yes [+1.234,50 €]', [12345000]],
    ['Wrap: Yes [+¥1,235]', [12350000]],
    ['Wrap: Yes [+CHF 1’234.50]', [12345000]],
    ['Deposit bottle: Yes [-$5.00]', [-50000]],
    ['Note: [see 12]', []],
    ['Wrap: Yes [+3٫75 د.إ.‏]', [37500]],
    ['Wrap: Yes [+1٬234٫50 د.إ.‏]', [12345000]],
    ['Note: please [+$5.00] ring<br />Wrap: Gold [2 years] [+$0.43]', [4300]],
  ] as const)('of %p are %p', (text, prices) => {
    expect(readAttributePrices(text)).toEqual(prices);
  });
});

it('reads past what names no character', () => {
  expect(readAttributePrices('Note: &#xFFFFFFF; &#99999999; [+5.00]')).toEqual([50_000]);
});

describe('product texts', () => {
  it('become plain text', () => {
    expect(toPlainText('Size: 11<br />Color: <b>White</b> &amp; Black&#163;')).toBe(
      'Size: 11\nColor: White & Black£',
    );
    expect(toPlainText('a < b and 3 > 2')).toBe('a < b and 3 > 2');
    expect(toPlainText('Cable <black> 3 m, <B>fast</B><!-- old -->')).toBe(
      'Cable <black> 3 m, fast',
    );
    expect(toPlainText('<script>alert(1)</script>')).toBe('alert(1)');
    expect(toPlainText('&#1114112; &unknown; \u0007bell')).toBe('&#1114112; &unknown; bell');
  });

  it('are cut without halving a character', () => {
    expect(cutText('abcdef', 4)).toBe('abc…');
    expect(cutText('ab😀def', 4)).toBe('ab…');
    expect(cutText('abc', 4)).toBe('abc');
  });
});
