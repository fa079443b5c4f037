import type { ErrorEntry } from './error-entry.ts';

/** Codes of the service itself: configuration, data folder, requests, secrets. */
export const SERVICE_CODES = {
  'service.bug': {
    kind: 'bug',
    message: 'Something went wrong inside Daybook. Nothing was sent to Xero because of it.',
    suggestion: 'Try again. If it stays, send the log lines with this request id to support.',
  },
  'secrets.unreadable': {
    kind: 'operational',
    message: 'A stored secret cannot be decrypted with the present key.',
    suggestion: 'Put the right key file back, or connect Xero and pair the store again.',
  },
  'secrets.key_file_open': {
    kind: 'operational',
    message: 'The key file {file} can be read by other users of this machine.',
    suggestion: 'Give it to its owner only: chmod 600 {file}',
  },
  'config.invalid': {
    kind: 'user',
    message: 'The configuration is not right.\n{problems}',
    suggestion: 'Set these in the environment or in .env; docs/configuration.md lists every one.',
  },
  'service.disk_nearly_full': {
    kind: 'operational',
    message: 'The disk of the data folder has only {freeMb} MB left, so nothing is sent to Xero.',
    suggestion: 'Make room on the disk: Daybook goes on by itself, and nothing is lost.',
  },
  'service.data_folder_in_use': {
    kind: 'user',
    message: 'The data folder {folder} is in use by process {pid} on {host}.',
    suggestion: 'Stop that process first, or give this one a folder of its own (DAYBOOK_DATA_DIR).',
  },
  'service.no_data': {
    kind: 'user',
    message: 'There is no Daybook data in {folder}.',
    suggestion: 'Start Daybook there first (npm start): it shows a pairing code by itself.',
  },
  'service.data_folder_on_network': {
    kind: 'user',
    message: 'The data folder {folder} is on a network file system, where locks are not safe.',
    suggestion: 'Put it on a local disk (DAYBOOK_DATA_DIR).',
  },
  'request.not_signed': {
    kind: 'user',
    message: 'The request is not signed by a paired store ({reason}).',
    suggestion: 'Ask through the plugin. If it is the plugin, check its clock, or pair again.',
  },
  'request.forbidden': {
    kind: 'user',
    message: 'This needs the permission "{permission}" for Daybook.',
    suggestion: "Ask an administrator of the shop to give it in nopCommerce's access list.",
  },
  'request.not_found': {
    kind: 'user',
    message: 'There is nothing here.',
    suggestion: 'Check the address.',
  },
  'request.not_json': {
    kind: 'user',
    message: 'The body of the request is not JSON.',
    suggestion: 'Send JSON in UTF-8.',
  },
  'request.invalid': {
    kind: 'user',
    message: 'The request is not understood at {path}: {problem}.',
    suggestion: 'Correct the field that is named.',
  },
  'request.too_large': {
    kind: 'user',
    message: 'The request is larger than {limitBytes} bytes.',
    suggestion: 'Send it in smaller parts.',
  },
  'request.encoding_unsupported': {
    kind: 'user',
    message: 'The body of the request is compressed or not readable as it was announced.',
    suggestion: 'Send it as plain bytes with the right length.',
  },
  'request.too_many': {
    kind: 'operational',
    message: 'Too many requests of this kind in one minute.',
    suggestion: 'Wait a minute; nothing is lost.',
  },
  'webhook.signature_refused': {
    kind: 'user',
    message: 'The webhook does not carry a signature of Xero.',
    suggestion: 'Set DAYBOOK_XERO_WEBHOOK_KEY to the key that Xero shows for the webhook.',
  },
  'setup.gift_card_below_used': {
    kind: 'user',
    message: 'Gift card no. {card} has paid {used} already: it was worth at least that.',
    suggestion: 'Enter what the card was worth when Daybook began. Nothing was changed.',
  },
  'setup.xero_app_missing': {
    kind: 'user',
    message: "Daybook does not know the client id and secret of the shop's Xero app yet.",
    suggestion: 'Enter them in Setup.',
  },
  'setup.sign_in_expired': {
    kind: 'user',
    message: 'This sign-in to Xero was started too long ago, or by somebody else, or was used.',
    suggestion: 'Start again with "Connect to Xero" in Daybook.',
  },
  'setup.sign_in_refused': {
    kind: 'user',
    message: 'Xero did not grant the connection ({reason}).',
    suggestion: 'Start again with "Connect to Xero" and allow access.',
  },
  'setup.wrong_organisation': {
    kind: 'user',
    message: 'This sign-in brings {came}, but the shop books into {expected}. Nothing was changed.',
    suggestion: 'Sign in to Xero as somebody who has {expected}, and choose {expected} there.',
  },
  'setup.organisation_unknown': {
    kind: 'user',
    message: 'This organisation is not connected.',
    suggestion: 'Choose one of the connected organisations, or connect Xero again.',
  },
  'setup.store_unknown': {
    kind: 'user',
    message: 'The shop has no store with number {storeId}.',
    suggestion: "Choose one of the shop's stores.",
  },
  'setup.link_exists': {
    kind: 'user',
    message: 'The store {store} is already booked into an organisation.',
    suggestion: 'Use that link.',
  },
  'setup.numbers_collide': {
    kind: 'user',
    message: 'Invoices of this store could get the same numbers as those of {store}.',
    suggestion:
      'Both stores book into the same organisation: choose another beginning of the invoice numbers, such as letters of the store’s name and a dash.',
  },
  'setup.name_differs': {
    kind: 'user',
    message: 'The name that was typed is not “{organisation}”. Nothing was changed.',
    suggestion: 'Type the name of the organisation exactly as it is shown.',
  },
  'setup.same_organisation': {
    kind: 'user',
    message: 'The store books into {organisation} already.',
    suggestion: 'Choose the organisation that it is to book into from now on.',
  },
  'setup.no_change_begun': {
    kind: 'user',
    message: 'No other organisation was chosen yet.',
    suggestion: 'Begin with “Book into another organisation …” in Settings.',
  },
  'setup.booked_after_last_day': {
    kind: 'user',
    message: 'Order {number} was placed after {lastDay} and is booked in the old organisation.',
    suggestion: 'Choose a later last day: what is booked stays where it is.',
  },
  'setup.link_unknown': {
    kind: 'user',
    message: 'There is no such link between a store and an organisation.',
    suggestion: 'Choose one of those that the status shows.',
  },
  'setup.rules_missing': {
    kind: 'user',
    message: 'No rules are published for this link yet.',
    suggestion: 'Check the suggested mapping and publish it, then go live.',
  },
  'setup.rules_changed': {
    kind: 'user',
    message: 'Other rules were applied in the meantime.',
    suggestion: 'Apply again: your changes are put on top of the rules that apply now.',
  },
  'setup.not_live': {
    kind: 'user',
    message: 'This link has never been live.',
    suggestion: 'Go live from a date first.',
  },
  'setup.order_unknown': {
    kind: 'user',
    message: 'Daybook does not know this order.',
    suggestion: 'Take in the orders of its day: Settings, Past orders.',
  },
  'setup.review_entry_unknown': {
    kind: 'user',
    message: 'This is not waiting for you any more, or never was.',
    suggestion: 'Look at the list under Review: its cause may be gone by itself.',
  },
  'setup.backfill_unknown': {
    kind: 'user',
    message: 'There is no such backfill of this link.',
    suggestion: 'Choose one of those that are listed.',
  },
  'setup.backfill_over': {
    kind: 'user',
    message: 'This backfill is over: it was stopped, or has read all its orders.',
    suggestion: 'Start another one over the same time; orders that are right cost nothing.',
  },
  'setup.backfill_not_over': {
    kind: 'user',
    message: 'These past orders are still being taken in.',
    suggestion: 'Stop it first, then take it back.',
  },
  'setup.backfill_nothing_to_undo': {
    kind: 'user',
    message: 'Nothing that was booked with these past orders stands in Xero.',
    suggestion:
      'Orders that were booked before them, and those that were taken in by an older Daybook, are taken out on the page Orders.',
  },
  'setup.booking_paused': {
    kind: 'user',
    message: 'Booking is paused, or this store books elsewhere by now: nothing can be sent.',
    suggestion: 'Resume booking, then try again.',
  },
  'setup.no_summary_waits': {
    kind: 'user',
    message: 'No order waits for a summary.',
    suggestion: 'Nothing to do: orders that are paid from now on go into the next one.',
  },
  'setup.summary_stands': {
    kind: 'user',
    message: 'This summary is not known to be voided, or is on its way to Xero.',
    suggestion: 'Look at Review again; what is voided in Xero is seen within the hour.',
  },
  'setup.summary_closed': {
    kind: 'user',
    message: 'Summary {number} cannot be made again: its day, {on}, is in a closed period.',
    suggestion: 'Open the period in Xero (or move “filed until”), then try again.',
  },
  'setup.summary_paid_out': {
    kind: 'user',
    message:
      'Summary {number} cannot be made again: money of it came to the bank with payout {payout}.',
    suggestion: 'Enter it in Xero by hand with your accountant, with the same figures.',
  },
  'setup.store_needs_https': {
    kind: 'user',
    message: 'Your store must use https: Xero sends nobody back to {address}.',
    suggestion:
      'Switch https on in nopCommerce (Configuration, Stores), then open this page there.',
  },
  'setup.answer_missing': {
    kind: 'user',
    message: 'Setup is not finished: the question about {question} is open.',
    suggestion: 'Answer it in Setup, then go live.',
  },
  'service.database_newer': {
    kind: 'operational',
    message: 'The database is of version {database}; this program knows up to version {program}.',
    suggestion: 'Start the newer Daybook again, or restore the backup that was made before it.',
  },
  'service.database_older': {
    kind: 'user',
    message: 'The database is of version {database}; this program makes version {program} of it.',
    suggestion: 'Start Daybook itself first (npm start): it brings the database up to date.',
  },
  'service.backup_failed': {
    kind: 'operational',
    message: 'The backup {file} could not be read back.',
    suggestion: 'Check the disk. Nothing was changed; start Daybook again when there is room.',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
