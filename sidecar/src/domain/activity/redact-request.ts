const MASK = '***';
const EMAILS = /[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/g;
/** What of a contact names no person. */
const KEPT_OF_CONTACTS: ReadonlySet<string> = new Set([
  'contactid',
  'contactnumber',
  'contactstatus',
  'defaultcurrency',
  'iscustomer',
  'addresstype',
  'phonetype',
]);

/** A call's body for people to read: all of a contact that names or reaches a person is masked. */
export function redactRequest(request: unknown): unknown {
  return redact(request, false);
}

function redact(value: unknown, isOfContact: boolean): unknown {
  if (typeof value === 'string') return value.replace(EMAILS, MASK);
  if (Array.isArray(value)) return value.map((entry: unknown) => redact(entry, isOfContact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, redactField(name, entry, isOfContact)]),
  );
}

function redactField(name: string, value: unknown, isOfContact: boolean): unknown {
  const field = name.toLowerCase();
  const isContact = isOfContact || field === 'contact' || field === 'contacts';
  if (typeof value === 'object' && value !== null) return redact(value, isContact);
  if (!isOfContact || KEPT_OF_CONTACTS.has(field)) return redact(value, false);
  return value === null || value === undefined || value === '' ? value : MASK;
}
