import type {
  WireBackfill,
  WireOrderPreview,
  WireOrderRow,
  WireStatus,
} from '../contract/index.ts';

const OUTCOMES: Readonly<Record<WireOrderPreview['outcome'], string>> = {
  agrees: 'Nothing to send: Xero agrees.',
  sends: 'Would be sent:',
  waits: 'Nothing to send now.',
  needsYou: 'Needs you.',
  underWay: 'Something is on its way: ask again in a moment.',
};

export function describeStatus(status: WireStatus): string[] {
  const { counts, pending, reviewEntries, outages, calls } = status;
  const totals = Object.entries(counts).map(([state, count]) => `${state} ${count}`);
  return [
    `${status.organisation?.name ?? 'No organisation'}: ${status.next}`,
    ...status.links.map(describeLink),
    `Orders: ${totals.join(', ')}; not settled ${pending}`,
    `Causes that need you: ${reviewEntries}`,
    `Calls to Xero: ${calls.total}${calls.dayRemaining === null ? '' : `, ${calls.dayRemaining} left today`}`,
    ...outages.map(({ name, message, suggestion }) => `${name}: ${message} ${suggestion}`),
  ];
}

export function describeLink(link: WireStatus['links'][number]): string {
  const since = link.liveFrom === null ? '' : ` since ${link.liveFrom}`;
  return `${link.storeName} (${link.storeId}) → ${link.organisation}: ${link.state}${since}, link ${link.id}`;
}

export function describeRow({ number, state, total, currency, reason }: WireOrderRow): string {
  return `Order ${number}: ${state}, ${total} ${currency}${reason === null ? '' : `. ${reason.message}`}`;
}

export function describePreview({ outcome, reason, writes }: WireOrderPreview): string[] {
  const why =
    reason === null || writes.length > 0 ? [] : [`  ${reason.message} ${reason.suggestion}`];
  return [`  ${OUTCOMES[outcome]}`, ...why, ...writes.map(describeWrite)];
}

function describeWrite(write: WireOrderPreview['writes'][number]): string {
  const parts = [write.action, write.type, write.number];
  const amount = write.currency === '' ? '' : `: ${write.amount} ${write.currency}`;
  const on = write.on === null ? '' : `, ${write.on}`;
  return `  - ${parts.filter((part) => part !== '').join(' ')}${amount}${on}`;
}

export function describeBackfill(backfill: WireBackfill): string {
  const { from, to, state, orders, callsToGo, problem } = backfill;
  const counts = Object.entries(backfill.counts).map(([name, count]) => `${name} ${count}`);
  const trouble = problem === null ? '' : ` ${problem.message} ${problem.suggestion}`;
  return (
    `${backfill.id}: ${from.slice(0, 16)} to ${to.slice(0, 16)}, ${state}; ${orders} orders read` +
    ` (${counts.join(', ')}), about ${callsToGo} calls to go.${trouble}`
  );
}
