import type { WireActivityEntry, WireActivityList } from '../contract/index.ts';
import { describeCode } from '../domain/errors/describe-code.ts';
import { formatMinor } from '../domain/money/amount.ts';
import type { ActivityOrder } from '../ports/activity-store.ts';
import type { OrderReason } from '../ports/order-store.ts';
import type { ActivityPage } from '../use-cases/pages/list-activity.ts';

export function toWireActivity(page: ActivityPage): WireActivityList {
  return { entries: page.entries.map(toWireEntry), next: page.next };
}

const NOTHING = {
  linkId: null,
  by: null,
  order: null,
  changes: [],
  document: null,
  cause: null,
  call: null,
};

function toWireEntry(activity: ActivityPage['entries'][number]): WireActivityEntry {
  const entry = { ...NOTHING, id: `${activity.source} ${activity.id}`, at: activity.at };
  switch (activity.source) {
    case 'audit': {
      const { entry: audit, order, changes } = activity;
      // Before names were kept there was only the number that the store knows the person by.
      const by = audit.actorName ?? audit.actor;
      const told = { what: audit.action, by, order: toWireOrder(order), changes: [...changes] };
      return { ...entry, ...told, linkId: activity.linkId };
    }
    case 'posted': {
      const { kind, order, number, currency, totalMinor } = activity.posted;
      const isMoney = kind !== 'contact' && kind !== 'item';
      const document = { number, total: formatMinor(totalMinor), currency };
      return {
        ...entry,
        what: `posted.${kind}`,
        linkId: order?.linkId ?? null,
        order: toWireOrder(order),
        document: isMoney ? document : null,
      };
    }
    case 'opened':
    case 'resolved': {
      const { linkId, reason, orders } = activity.cause;
      const texts = { code: reason.code, ...describeCode(reason.code, leaveOutNames(reason)) };
      return { ...entry, what: activity.source, linkId, cause: { reason: texts, orders } };
    }
    case 'call': {
      const { kind, id: _id, at: _at, ...call } = activity.call;
      return { ...entry, what: `call.${kind}`, call };
    }
  }
}

function toWireOrder(order: ActivityOrder | null): WireActivityEntry['order'] {
  if (order === null) return null;
  return { linkId: order.linkId, orderId: order.orderId, number: order.number };
}

/** Causes with a contact name a person. */
function leaveOutNames({ code, details }: OrderReason): OrderReason['details'] {
  return code.includes('contact') ? { ...details, name: '…' } : details;
}
