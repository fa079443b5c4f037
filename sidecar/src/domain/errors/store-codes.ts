import type { ErrorEntry } from './error-entry.ts';

/** Codes of the store's side: the wire, pairing, reads and writes. */
export const STORE_CODES = {
  'store.unreachable': {
    kind: 'operational',
    message: 'The store did not answer.',
    suggestion: 'Nothing is lost: Daybook tries again by itself. Check that the shop is up.',
  },
  'store.refused': {
    kind: 'operational',
    message: 'The store refused Daybook with status {status}.',
    suggestion: 'Check that the plugin is installed and up to date; Daybook tries again by itself.',
  },
  'store.not_trusted': {
    kind: 'user',
    message: 'The store does not accept the signature of Daybook any more.',
    suggestion: 'Pair again: run "npm run pair" and type the code into the plugin.',
  },
  'store.answer_unreadable': {
    kind: 'operational',
    message: 'The store gave an answer that Daybook does not understand (at {path}).',
    suggestion: 'Check that no other plugin or proxy changes the answer, and update the plugin.',
  },
  'store.clock_skew': {
    kind: 'operational',
    message: 'The clocks of the store and of Daybook are {skewSeconds} seconds apart.',
    suggestion: 'Set both machines to network time. Above 300 seconds they refuse each other.',
  },
  'store.plugin_outdated': {
    kind: 'user',
    message: 'The plugin speaks version {theirs} of the wire, Daybook speaks version {ours}.',
    suggestion: 'Update the plugin in nopCommerce. Nothing is lost meanwhile.',
  },
  'store.service_outdated': {
    kind: 'user',
    message: 'The plugin speaks version {theirs} of the wire, Daybook speaks version {ours}.',
    suggestion: 'Update Daybook. Nothing is lost meanwhile.',
  },
  'store.foreign_shop': {
    kind: 'user',
    message: 'A shop that is not the paired one uses its secret: {storeUrl} ({outboxEpoch}).',
    suggestion:
      'If the shop was moved or restored, pair it again. If it is a copy, uninstall the plugin there.',
  },
  'store.malformed_event': {
    kind: 'operational',
    message: 'An event of the store could not be understood (at {path}).',
    suggestion: 'The order it is about is read by the next poll. Update the plugin if it stays.',
  },
  'pairing.code_wrong': {
    kind: 'user',
    message: 'This pairing code is not valid. Tries left: {triesLeft}.',
    suggestion: 'Type it as it is shown in pairing-code.txt of the data folder.',
  },
  'pairing.no_open_code': {
    kind: 'user',
    message: 'No pairing code is open: it was used, is older than 30 minutes, or had five tries.',
    suggestion: 'Run "npm run pair" where Daybook runs, and type the new code.',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
