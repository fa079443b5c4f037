const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** HTML's own tags and comments: what else stands in angle brackets, such as "<black>", was meant as text. */
const TAGS =
  /<\/?(a|abbr|b|big|blockquote|body|br|center|code|div|em|font|h[1-6]|head|hr|html|i|iframe|img|input|ins|del|label|li|link|mark|meta|ol|option|p|pre|q|s|script|section|select|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|video)\b[^>]*>|<!--.*?-->|<![a-z][^>]*>/gi;

/** nopCommerce's HTML texts as plain text: line breaks kept, tags dropped, entities decoded. */
export function toPlainText(html: string): string {
  return (
    decodeNumericEntities(html.replace(/<br\s*\/?>|<\/(p|div|li)>/gi, '\n').replace(TAGS, ''))
      .replace(/&([a-z]+);/gi, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
      // oxlint-disable-next-line no-control-regex -- control characters break Xero's JSON and its pages
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n')
  );
}

/** "&#163;" and "&#xA3;" as the character; what is none stays as it is. */
export function decodeNumericEntities(html: string): string {
  return html
    .replace(/&#(\d{1,7});/g, (whole, code: string) => fromCode(Number(code), whole))
    .replace(/&#x([\da-f]{1,6});/gi, (whole, code: string) =>
      fromCode(Number.parseInt(code, 16), whole),
    );
}

/** At most `maxLength` UTF-16 units, never half a character. */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return text.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '') + '…';
}

function fromCode(code: number, whole: string): string {
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : whole;
}
