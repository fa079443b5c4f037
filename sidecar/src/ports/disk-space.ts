/** Room for what a call leaves behind: its ledger rows, its log, its record. */
export interface DiskSpace {
  /** Bytes that the data folder's disk has left. */
  readFreeBytes(): number;
}
