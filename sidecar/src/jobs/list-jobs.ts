import type { Job } from './create-jobs.ts';

/** What the composition root lets the jobs wake. */
export interface WakeFunctions {
  pollStores(): Promise<unknown>;
  refreshReference(): Promise<unknown>;
  /** What held orders wait for, if anything does. */
  lookForRepairs(): Promise<unknown>;
  /** Contacts and documents that were modified in Xero. */
  lookAtXero(): Promise<unknown>;
  /** What Xero's webhooks told of. */
  readXeroChanges(): Promise<unknown>;
  /** Fees of gateways, of days that have ended. */
  bookFees(): Promise<unknown>;
  /** Nonces, bodies of settled calls and whatever else has had its time. */
  prune(): Promise<unknown>;
}

// Each costs calls of the day: webhooks tell of changes sooner, and what orders are held for is looked
// at by itself, every fifteen minutes.
const REFERENCE_SECONDS = 6 * 3600;
const REPAIRS_SECONDS = 60;
const LOOK_SECONDS = 3600;
const XERO_CHANGES_SECONDS = 10;
const FEES_SECONDS = 15;
const PRUNE_SECONDS = 3600;

export function listJobs(wake: WakeFunctions, pollSeconds: number): readonly Job[] {
  return [
    { name: 'poll stores', everySeconds: pollSeconds, run: () => wake.pollStores() },
    {
      name: 'refresh reference',
      everySeconds: REFERENCE_SECONDS,
      run: () => wake.refreshReference(),
    },
    { name: 'look for repairs', everySeconds: REPAIRS_SECONDS, run: () => wake.lookForRepairs() },
    { name: 'look at Xero', everySeconds: LOOK_SECONDS, run: () => wake.lookAtXero() },
    {
      name: 'read Xero changes',
      everySeconds: XERO_CHANGES_SECONDS,
      run: () => wake.readXeroChanges(),
    },
    { name: 'book fees', everySeconds: FEES_SECONDS, run: () => wake.bookFees() },
    { name: 'prune', everySeconds: PRUNE_SECONDS, run: () => wake.prune() },
  ];
}
