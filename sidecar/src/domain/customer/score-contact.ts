import {
  findOwnDomain,
  isAlikeName,
  isSameName,
  isSamePhone,
  splitTaxNumber,
  toPostalKey,
  type ContactFacts,
} from './contact-facts.ts';

export type MatchReason =
  | 'sameEmail'
  | 'sameTaxNumber'
  | 'sameName'
  | 'alikeName'
  | 'samePostcode'
  | 'samePhone'
  | 'otherTaxNumber'
  | 'otherEmail'
  | 'otherEmailSameDomain'
  | 'otherName'
  | 'otherPostcode';

/**
 * What a fact that both sides know speaks for, or against. Alone sure: the e-mail address, the tax
 * number, the name with its postcode; each of them stops being sure with two other facts against it.
 */
const WEIGHTS: Readonly<Record<MatchReason, number>> = {
  sameEmail: 90,
  sameTaxNumber: 90,
  sameName: 50,
  alikeName: 25,
  samePostcode: 35,
  samePhone: 15,
  otherTaxNumber: -40,
  otherEmail: -25,
  otherEmailSameDomain: -5,
  otherName: -10,
  otherPostcode: -10,
};

export const SURE = 80;
export const DOUBTFUL = 45;

export interface ContactScore {
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/** How much speaks for two contacts being the same one; the same whichever of them is asked about. */
export function scoreContact(a: ContactFacts, b: ContactFacts): ContactScore {
  const reasons = listReasons(a, b);
  const marks = reasons.filter((reason) => reason === 'sameEmail' || reason === 'sameTaxNumber');
  const isNamed = reasons.includes('sameName') || reasons.includes('alikeName');
  // Many live at one postcode and share a telephone: without a mark or a name that is nothing.
  if (marks.length === 0 && !isNamed) return { score: 0, reasons: [] };
  const sum = reasons.reduce((total, reason) => total + WEIGHTS[reason], 0);
  const least = marks.length > 0 ? DOUBTFUL : 0;
  // Two tax numbers are two taxpayers, whatever else is the same.
  const most = reasons.includes('otherTaxNumber') ? SURE - 1 : Infinity;
  const score = Math.min(Math.max(sum, least), most);
  return { score, reasons: reasons.toSorted((x, y) => WEIGHTS[y] - WEIGHTS[x]) };
}

function listReasons(a: ContactFacts, b: ContactFacts): readonly MatchReason[] {
  return [
    ...compareEmails(a, b),
    ...compareTaxNumbers(a, b),
    ...compareNames(a, b),
    ...compare(toPostalKey(a.postalCode), toPostalKey(b.postalCode), {
      same: 'samePostcode',
      other: 'otherPostcode',
    }),
    ...(isSamePhone(a.phone, b.phone) ? (['samePhone'] as const) : []),
  ];
}

function compareEmails(a: ContactFacts, b: ContactFacts): readonly MatchReason[] {
  const domain = findOwnDomain(a.emailAddress);
  // Relays of marketplaces give all their buyers one domain: it counts at one place only.
  const isOnePlace = toPostalKey(a.postalCode) === toPostalKey(b.postalCode) && a.postalCode !== '';
  const isOneCompany = isOnePlace && domain !== '' && domain === findOwnDomain(b.emailAddress);
  return compare(a.emailAddress.trim().toLowerCase(), b.emailAddress.trim().toLowerCase(), {
    same: 'sameEmail',
    other: isOneCompany ? 'otherEmailSameDomain' : 'otherEmail',
  });
}

function compareTaxNumbers(a: ContactFacts, b: ContactFacts): readonly MatchReason[] {
  const [left, right] = [splitTaxNumber(a.taxNumber), splitTaxNumber(b.taxNumber)];
  const isOtherCountry =
    left.country !== '' && right.country !== '' && left.country !== right.country;
  const other = 'otherTaxNumber';
  return compare(left.number, right.number, {
    same: isOtherCountry ? other : 'sameTaxNumber',
    other,
  });
}

function compareNames(a: ContactFacts, b: ContactFacts): readonly MatchReason[] {
  if (a.name === '' || b.name === '') return [];
  if (isSameName(a.name, b.name)) return ['sameName'];
  return [isAlikeName(a.name, b.name) ? 'alikeName' : 'otherName'];
}

/** Nothing, where one of the sides does not know. */
function compare(
  a: string,
  b: string,
  reasons: { readonly same: MatchReason; readonly other: MatchReason },
): readonly MatchReason[] {
  if (a === '' || b === '') return [];
  return [a === b ? reasons.same : reasons.other];
}
