import type { WireOrderRow } from '../../../../sidecar/src/contract/index.ts';

const CODES: readonly (string | undefined)[] = [
  'contact.doubtful',
  'contact.missing',
  'contact.archived',
];

/** Whether the order waits for a word on whose contact its customer is. */
export function isContactQuestion({ state, reason }: WireOrderRow): boolean {
  return state === 'held' && CODES.includes(reason?.code);
}
