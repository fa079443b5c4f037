import type { ContactDetails } from '../domain/customer/contact-details.ts';

/** The local mirror of an organisation's contacts, and the names that are planned. */
export interface MirroredContact {
  readonly tenantId: string;
  /** Null while only planned. */
  readonly contactId: string | null;
  readonly contactNumber: string;
  readonly name: string;
  readonly emailAddress: string;
  readonly taxNumber: string;
  readonly postalCode: string;
  readonly status: 'ACTIVE' | 'ARCHIVED' | 'GDPRREQUEST' | 'PLANNED';
  readonly mergedToContactId: string | null;
  /** Null where it was not read yet. */
  readonly details: ContactDetails | null;
}

/** What a person said of a customer whose contact was not sure. */
export interface ContactChoice {
  /** Null: a new one. */
  readonly contactId: string | null;
  /** The archived contact that it was said of; empty where there was none. */
  readonly insteadOf: string;
}

export interface ContactMarks {
  readonly name: string;
  readonly emailAddress: string;
  readonly taxNumber: string;
  readonly postalCode: string;
}

export interface ContactStore {
  upsert(contacts: readonly MirroredContact[]): Promise<void>;
  findByNumber(tenantId: string, contactNumber: string): Promise<MirroredContact | undefined>;
  findById(tenantId: string, contactId: string): Promise<MirroredContact | undefined>;
  /**
   * Active ones that share e-mail, tax number, name or postcode with the customer, however each is
   * written: at most a few hundred.
   */
  findCandidates(tenantId: string, marks: ContactMarks): Promise<readonly MirroredContact[]>;
  /** Active ones of exactly this name, without case. */
  findByName(tenantId: string, name: string): Promise<readonly MirroredContact[]>;
  /** Active ones that share an e-mail, tax number or postcode with a few others. */
  listSharingMarks(tenantId: string): Promise<readonly MirroredContact[]>;
  /** Active or planned, without case, by somebody other than `contactNumber`. */
  isNameTaken(tenantId: string, name: string, contactNumber: string): Promise<boolean>;
  /** ISO instant of the newest UpdatedDateUTC read; null before the first complete read. */
  getMirrorCursor(tenantId: string): Promise<string | null>;
  setMirrorCursor(tenantId: string, cursor: string): Promise<void>;
  findChoice(linkId: string, contactNumber: string): Promise<ContactChoice | undefined>;
  keepChoice(linkId: string, contactNumber: string, choice: ContactChoice): Promise<void>;
}
