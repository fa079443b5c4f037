import { describeCode, type CodeDescription } from '../errors/describe-code.ts';

type Details = Readonly<Record<string, string | number>>;

/** Details that may name a person: those of contacts, and Xero's own texts. */
const OF_PEOPLE = ['name', 'text', 'number', 'by'];
const MAY_NAME_PEOPLE = /^(contact|xero)\./;

/** The texts of a cause for somebody outside the shop: without what may name a customer. */
export function describeForOthers(code: string, details: Details): CodeDescription {
  if (!MAY_NAME_PEOPLE.test(code)) return describeCode(code, details);
  const hidden = Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, OF_PEOPLE.includes(name) ? '…' : value]),
  );
  return describeCode(code, hidden);
}
