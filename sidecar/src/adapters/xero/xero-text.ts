/** Xero's lengths (facts §4, §6). */
export const MAX_LENGTHS = {
  contactNumber: 50,
  name: 255,
  emailAddress: 255,
  taxNumber: 50,
  phoneNumber: 50,
  addressLine: 500,
  city: 255,
  region: 255,
  postalCode: 50,
  country: 50,
  reference: 255,
  description: 4000,
  itemCode: 30,
  itemName: 50,
} as const;

/**
 * Control characters other than those that lay out text, and those that turn its direction round: on a
 * page of Xero they would turn what stands beside it as well.
 */
const CONTROL = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]/gu;

/** One line of text as Xero takes it: no angle brackets, single spaces, not too long. */
export function cleanLine(text: string, maxLength: number): string {
  const clean = text.replace(CONTROL, '').replace(/[<>]/g, '').replace(/\s+/g, ' ').trim();
  return cutWhole(clean, maxLength).trimEnd();
}

/** Text of several lines, not too long. */
export function cleanText(text: string, maxLength: number): string {
  return cutWhole(text.replace(CONTROL, '').trim(), maxLength).trimEnd();
}

/** Letters and single spaces: Xero refuses everything else in a country. */
export function cleanCountry(text: string): string {
  return cleanLine(text.replace(/[^\p{L} ]/gu, ' '), MAX_LENGTHS.country);
}

/** Cut without leaving half of a character. */
function cutWhole(text: string, maxLength: number): string {
  const cut = text.slice(0, maxLength);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
