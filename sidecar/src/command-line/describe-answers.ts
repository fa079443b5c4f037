import type {
  WireBackfill,
  WireBackfillEstimate,
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
    ...describeLinks(status),
    `Orders: ${totals.join(', ')}; not settled ${pending}`,
    `Causes that need you: ${reviewEntries}`,
    `Calls to Xero: ${calls.total}${calls.dayRemaining === null ? '' : `, ${calls.dayRemaining} left today`}`,
    ...outages.map(({ name, message, suggestion }) => `${name}: ${message} ${suggestion}`),
  ];
}

/** What books where, and the stores of the shop that nothing is booked of. */
export function describeLinks({ links, stores }: WireStatus): string[] {
  const open = stores.filter(({ linkIds }) => linkIds.length === 0);
  return [
    ...links.map(describeLink),
    ...open.map(
      ({ name, storeId }) =>
        `${name} (${storeId}): not booked; set it up in Sales › Xero (Daybook).`,
    ),
  ];
}

function describeLink(link: WireStatus['links'][number]): string {
  const since = link.liveFrom === null ? '' : ` since ${link.liveFrom}`;
  return `${link.storeName} (${link.storeId}) → ${link.organisation}: ${link.state}${since}, link ${link.id}`;
}

export function describeRow({ number, state, total, currency, reason }: WireOrderRow): string {
  return `Order ${number}: ${state}, ${total} ${currency}${reason === null ? '' : `. ${reason.message}`}`;
}

export function describePreview({ outcome, reason, writes }: WireOrderPreview): string[] {
  const isSaid = writes.length > 0 && reason?.code !== 'order.undo_waits_for_summary';
  const why = reason === null || isSaid ? [] : [`  ${reason.message} ${reason.suggestion}`];
  return [`  ${OUTCOMES[outcome]}`, ...why, ...writes.map(describeWrite)];
}

function describeWrite(write: WireOrderPreview['writes'][number]): string {
  const parts = [write.action, write.type, write.number];
  const amount = write.currency === '' ? '' : `: ${write.amount} ${write.currency}`;
  const on = write.on === null ? '' : `, ${write.on}`;
  return `  - ${parts.filter((part) => part !== '').join(' ')}${amount}${on}`;
}

export function describeBackfill(backfill: WireBackfill): string {
  const { from, to, state, orders, ordersToGo, callsToGo, problem } = backfill;
  const rest = ordersToGo === null ? '' : `, about ${ordersToGo} to go`;
  const counts = Object.entries(backfill.counts).map(([name, count]) => `${name} ${count}`);
  const undone = describeBackfillUndo(backfill);
  const trouble = problem === null ? '' : ` ${problem.message} ${problem.suggestion}`;
  return (
    `${backfill.id}: ${from.slice(0, 16)} to ${to.slice(0, 16)}, ${state}; ${orders} orders read${rest}` +
    ` (${counts.join(', ')}), about ${callsToGo} calls to go.${undone}${trouble}`
  );
}

function describeBackfillUndo({ undo, standing }: WireBackfill): string {
  if (undo === null) return '';
  const left = undo.kept === 0 ? '' : `, ${undo.kept} could not be`;
  return ` Taken back by ${undo.askedBy}: ${undo.taken} orders${left}, ${standing} still in Xero.`;
}

const CLOSED: Readonly<Record<NonNullable<WireBackfillEstimate['closed']>['policy'], string>> = {
  nextOpenDay: 'they are dated on the next open day',
  hold: 'they wait until somebody decides',
  draft: 'they become drafts in Xero',
};

export function describeEstimate(estimate: WireBackfillEstimate): string[] {
  const { elsewhere, elsewhereNumbers, closed } = estimate;
  const about = estimate.isExact ? '' : 'about ';
  const left = estimate.callsLeft === null ? '' : `, ${estimate.callsLeft} left today`;
  return [
    `Orders of these days: ${about}${estimate.orders}; before going live ${estimate.beforeLive}, booked already ${estimate.booked}, to book ${about}${estimate.toBook}`,
    `Calls to Xero: about ${estimate.calls} of ${estimate.dayLimit} a day${left}; about ${estimate.days} days`,
    ...(elsewhere === 0
      ? []
      : [`In Xero already, not by Daybook: ${elsewhere}, such as ${elsewhereNumbers.join(', ')}`]),
    ...(closed === null
      ? []
      : [`In months closed up to ${closed.until}: ${closed.orders}; ${CLOSED[closed.policy]}`]),
  ];
}
