import type { ContactInXero } from '../../domain/customer/plan-contact-update.ts';
import type { MirroredContact } from '../../ports/contact-store.ts';
import type { CallPriority, ContactPage } from '../../ports/xero-gateway.ts';
import { contactSchema, type ContactAnswer } from './answer-schemas.ts';
import type { ApiReader } from './read-api.ts';
import { parseXeroInstant } from './xero-date.ts';

const PAGE_SIZE = 1000;
/** "Since" leaves out what was modified at that very moment: a second is read twice instead. */
const OVERLAP_MS = 1000;

export interface ContactPageRead {
  readonly reader: ApiReader;
  readonly tenantId: string;
  readonly priority: CallPriority;
  readonly page: number;
  readonly modifiedSince: string | null;
}

/** A page of the organisation's contacts, archived ones too, the longest unmodified first. */
export async function readContactPage(read: ContactPageRead): Promise<ContactPage> {
  const { reader, tenantId, priority, page, modifiedSince } = read;
  const since =
    modifiedSince === null ? undefined : new Date(Date.parse(modifiedSince) - OVERLAP_MS);
  const includeArchived = true;
  const answers = await reader.readList({
    tenantId,
    priority,
    listName: 'Contacts',
    schema: contactSchema,
    run: (api) =>
      api.getContacts(
        tenantId,
        since,
        undefined,
        'UpdatedDateUTC ASC',
        undefined,
        page,
        includeArchived,
        ...([undefined, undefined] as const),
        PAGE_SIZE,
      ),
  });
  const updates = answers.flatMap((contact) => parseXeroInstant(contact.UpdatedDateUTC) ?? []);
  return {
    contacts: answers.map((contact) => toMirrored(tenantId, contact)),
    isLast: answers.length < PAGE_SIZE,
    newestUpdatedAt: updates.toSorted().at(-1) ?? null,
  };
}

function toMirrored(tenantId: string, contact: ContactAnswer): MirroredContact {
  return {
    tenantId,
    contactId: contact.ContactID,
    contactNumber: contact.ContactNumber,
    ...toContactInXero(contact),
    postalCode: getPostalCode(contact),
    status: getStatus(contact.ContactStatus),
    mergedToContactId: contact.MergedToContactID || null,
  };
}

export function toContactInXero(contact: ContactAnswer): ContactInXero {
  return {
    name: contact.Name,
    emailAddress: contact.EmailAddress,
    taxNumber: contact.TaxNumber,
    details: {
      firstName: contact.FirstName,
      lastName: contact.LastName,
      phones: contact.Phones ?? [],
      addresses: contact.Addresses ?? [],
    },
  };
}

/** Of the postal address, which is where bills go; else of the street. */
function getPostalCode({ Addresses }: ContactAnswer): string {
  const addresses = Addresses ?? [];
  const ranked = addresses.toSorted(
    (a, b) => Number(b['AddressType'] === 'POBOX') - Number(a['AddressType'] === 'POBOX'),
  );
  return ranked.find((address) => address['PostalCode'] !== undefined)?.['PostalCode'] ?? '';
}

function getStatus(status: string): MirroredContact['status'] {
  return status === 'ARCHIVED' || status === 'GDPRREQUEST' ? status : 'ACTIVE';
}
