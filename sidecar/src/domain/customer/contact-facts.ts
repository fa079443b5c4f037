/** What tells one customer from another, on either side. Empty: not known. */
export interface ContactFacts {
  readonly name: string;
  readonly emailAddress: string;
  readonly taxNumber: string;
  readonly phone: string;
  readonly postalCode: string;
}

/** Countries whose tax numbers are written with the country before them, or without. */
const TAX_PREFIX =
  /^(AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)(?=.*\d)/;

/** One number, however it is spaced; the country in front is kept apart: some leave it out. */
export function splitTaxNumber(taxNumber: string): {
  readonly country: string;
  readonly number: string;
} {
  const tight = taxNumber.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  const country = TAX_PREFIX.exec(tight)?.[0] ?? '';
  return { country, number: tight.slice(country.length) };
}

/** The same for every way to write the number: what the mirror is searched by. */
export function toTaxKey(taxNumber: string): string {
  return splitTaxNumber(taxNumber).number;
}

export function toPostalKey(postalCode: string): string {
  return postalCode.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Words that companies write in several ways. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['limited', 'ltd'],
  ['incorporated', 'inc'],
  ['corporation', 'corp'],
  ['company', 'co'],
  ['proprietary', 'pty'],
  ['and', '&'],
]);

const LEGAL_FORMS: ReadonlySet<string> = new Set(
  'ltd inc corp co pty llc llp plc gmbh ag kg ug sarl sas sa srl spa bv nv ab as oy aps'.split(' '),
);

/** A name's words without capitals, accents and punctuation. */
function listWords(name: string): readonly string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[.'’]/g, '')
    .split(/[^\p{L}\p{N}&]+/u)
    .filter((word) => word !== '')
    .map((word) => SPELLINGS.get(word) ?? word);
}

export function isSameName(a: string, b: string): boolean {
  const [left, right] = [listWords(a), listWords(b)];
  return left.length > 0 && left.join(' ') === right.join(' ');
}

/** The words in another order, without the legal form, or with a letter or two written otherwise. */
export function isAlikeName(a: string, b: string): boolean {
  const [left, right] = [toCore(a), toCore(b)];
  if (left === '' || right === '') return false;
  // “Branch 1” and “Branch 2” are a letter apart and two.
  if (left.replace(/\D/g, '') !== right.replace(/\D/g, '')) return false;
  const longest = Math.max(left.length, right.length);
  const allowed = longest < 6 ? 0 : longest < 12 ? 1 : 2;
  return countEdits(left, right) <= allowed;
}

function toCore(name: string): string {
  const words = listWords(name);
  const core = words.filter((word) => !LEGAL_FORMS.has(word));
  return (core.length === 0 ? words : core).toSorted().join(' ');
}

/** Levenshtein's distance; names are short. */
function countEdits(a: string, b: string): number {
  const letters = Array.from(b);
  let row = Array.from({ length: letters.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(a).entries()) {
    const next = [index + 1];
    for (const [column, other] of letters.entries()) {
      const change = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Providers whose domain says nothing of who writes. */
const PUBLIC_DOMAIN =
  /^(gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|mail|proton|protonmail|pm|t-online|orange|wanadoo|free|laposte|libero|btinternet|sky|virginmedia|bigpond|optusnet|xtra|comcast|verizon|att|qq|163|126|yandex|zoho)\./;

/** The company's own domain of an address; empty where anybody may have an address. */
export function findOwnDomain(emailAddress: string): string {
  const domain = emailAddress.toLowerCase().split('@')[1]?.trim() ?? '';
  return PUBLIC_DOMAIN.test(domain) ? '' : domain;
}

/** The digits that count: with or without the country in front and its zero. */
export function isSamePhone(a: string, b: string): boolean {
  const [left, right] = [a, b].map((phone) => phone.replace(/\D/g, '').slice(-8));
  return left !== undefined && left.length >= 7 && left === right;
}
