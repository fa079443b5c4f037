/** Append-only: who did what, before and after. */
export interface AuditStore {
  append(entry: AuditEntry): Promise<void>;
  list(limit: number): Promise<readonly AuditEntry[]>;
  /** What was done to one thing, latest first. */
  listForSubject(subject: string, limit: number): Promise<readonly AuditEntry[]>;
}

export interface AuditEntry {
  readonly at: string;
  readonly actor: string;
  /** The person's name at the time; null where it was no person, or not known. */
  readonly actorName: string | null;
  readonly action: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
}
