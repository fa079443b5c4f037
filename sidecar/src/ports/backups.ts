/** A verified copy of the database in the data folder. */
export interface Backup {
  readonly file: string;
  readonly madeAt: string;
  readonly bytes: number;
}

export interface Backups {
  readonly folder: string;
  /** Newest first. */
  list(): Promise<readonly Backup[]>;
  /** Named after the instant. Throws `service.backup_failed` where the copy is not whole. */
  make(at: string): Promise<Backup>;
  /** Every copy in the data folder, those of upgrades too. Returns how many. */
  deleteAll(): Promise<number>;
}
