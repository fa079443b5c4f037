const MASK = '***';

/** Inside a contact: what names or reaches a person. */
const PERSONAL_FIELDS: ReadonlySet<string> = new Set([
  'Name',
  'FirstName',
  'LastName',
  'EmailAddress',
  'TaxNumber',
  'CompanyNumber',
  'AccountNumber',
  'BankAccountDetails',
  'BankAccountName',
  'SkypeUserName',
  'Website',
  'AttentionTo',
  'AddressLine1',
  'AddressLine2',
  'AddressLine3',
  'AddressLine4',
  'City',
  'Region',
  'PostalCode',
  'PhoneNumber',
  'PhoneAreaCode',
  'PhoneCountryCode',
]);
/** Personal wherever it stands: the organisation's own accounts have one too. */
const ALWAYS_PERSONAL = 'BankAccountNumber';
const CONTACT_FIELDS: ReadonlySet<string> = new Set(['Contact', 'Contacts']);

/** Words of Xero's refusals that quote a name. */
const QUOTED_NAMES: readonly RegExp[] = [
  /(The contact name ).+?( is already assigned)/gi,
  /((?:existing contact with name|use new name) ").*?(")/gi,
];
const EMAILS = /[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/g;
const NAME_COMPARISONS =
  /(\b(?:Name|FirstName|LastName|EmailAddress|TaxNumber)(?:\.ToLower\(\))?\s*(?:==?|!=|\.(?:Contains|StartsWith|EndsWith)\()\s*)"(?:[^"\\]|\\.)*"/gi;

/** A body with the personal data of contacts masked; money, ids and document numbers stay. */
export function maskBody(body: unknown, path: string): unknown {
  // Refusals list their contacts under a general name.
  const isContactList = /\/Contacts(\/|$)/i.test(path);
  return maskValue(body, { isContact: false, isContactList });
}

/** Query texts search by name: the words searched for are masked. */
export function maskQuery(query: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).map(([name, text]) => [
      name,
      name.toLowerCase() === 'searchterm'
        ? MASK
        : maskText(text.replace(NAME_COMPARISONS, `$1"${MASK}"`)),
    ]),
  );
}

interface Place {
  readonly isContact: boolean;
  readonly isContactList: boolean;
}

function maskValue(value: unknown, place: Place): unknown {
  if (typeof value === 'string') return maskText(value);
  if (Array.isArray(value)) return value.map((entry: unknown) => maskValue(entry, place));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, maskField(name, entry, place)]),
  );
}

function maskField(name: string, value: unknown, place: Place): unknown {
  const isPersonal = place.isContact && PERSONAL_FIELDS.has(name);
  if (isPersonal || name === ALWAYS_PERSONAL) {
    return value === '' || value === null || value === undefined ? value : MASK;
  }
  const isContact =
    place.isContact || CONTACT_FIELDS.has(name) || (place.isContactList && name === 'Elements');
  return maskValue(value, { ...place, isContact });
}

function maskText(text: string): string {
  const unnamed = QUOTED_NAMES.reduce((rest, quote) => rest.replace(quote, `$1${MASK}$2`), text);
  return unnamed.replace(EMAILS, MASK);
}
