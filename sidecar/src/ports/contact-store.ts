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
}

export interface ContactStore {
  upsert(contacts: readonly MirroredContact[]): Promise<void>;
  findByNumber(tenantId: string, contactNumber: string): Promise<MirroredContact | undefined>;
  findById(tenantId: string, contactId: string): Promise<MirroredContact | undefined>;
  /** Not planned, not archived ones; e-mail compared without case. */
  findByEmail(tenantId: string, emailAddress: string): Promise<readonly MirroredContact[]>;
  findByTaxNumber(tenantId: string, taxNumber: string): Promise<readonly MirroredContact[]>;
  findByNameAndPostcode(
    tenantId: string,
    name: string,
    postalCode: string,
  ): Promise<readonly MirroredContact[]>;
  /** Active ones of exactly this name, without case. */
  findByName(tenantId: string, name: string): Promise<readonly MirroredContact[]>;
  /** Active or planned, without case, by somebody other than `contactNumber`. */
  isNameTaken(tenantId: string, name: string, contactNumber: string): Promise<boolean>;
  /** ISO instant of the newest UpdatedDateUTC read; null before the first complete read. */
  getMirrorCursor(tenantId: string): Promise<string | null>;
  setMirrorCursor(tenantId: string, cursor: string): Promise<void>;
}
