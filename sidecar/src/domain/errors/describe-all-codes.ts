import { ERROR_CODES } from './error-codes.ts';
import type { ErrorEntry } from './error-entry.ts';

const FAMILIES: Readonly<Record<string, string>> = {
  order: 'Orders: why one waits, is held, is not booked, or deserves a look',
  mapping: 'Mappings',
  organisation: 'The Xero organisation',
  contact: 'Contacts',
  booking: 'Booking',
  ledger: 'What stands in Xero',
  fees: 'Fees of gateways',
  payout: 'Payouts of gateways',
  xero: 'Answers of Xero',
  store: 'The store and its plugin',
  pairing: 'Pairing',
  setup: 'Setting up',
  request: 'Requests to Daybook',
  webhook: 'Webhooks of Xero',
  secrets: 'Secrets',
  config: 'Configuration',
  service: 'The service itself',
};

const KINDS: Readonly<Record<ErrorEntry['kind'], string>> = {
  user: 'you',
  operational: 'operator',
  bug: 'support',
};

/** docs/errors.md: every code with its cause, what to do, and who does it. */
export function describeAllCodes(): string {
  const parts = Object.entries(FAMILIES).map(([family, title]) => {
    const rows = Object.entries<ErrorEntry>(ERROR_CODES)
      .filter(([code]) => code.startsWith(`${family}.`))
      .map(([code, entry]) => toRow(code, entry));
    return `## ${title}\n\n| code | cause | what to do | who |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `# Errors\n\nEvery code that Daybook shows or logs. Words in braces are filled in. “you” is the shop admin or accountant, “operator” whoever runs the service, “support” means a fault in Daybook.\n\n${parts.join('\n')}`;
}

function toRow(code: string, { message, suggestion, kind }: ErrorEntry): string {
  const cells = [`\`${code}\``, message, suggestion, KINDS[kind]];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', '<br>')).join(' | ')} |`;
}
