import type { WireOrderDetails } from '../contract/index.ts';
import { describeCode } from '../domain/errors/describe-code.ts';
import type { OrderWait } from '../ports/review-store.ts';
import type { OrderStory } from '../use-cases/pages/read-order-story.ts';

type Happening = WireOrderDetails['timeline'][number];

/** What happened to the order, latest first: in the store, in Xero, by people. */
export function showTimeline(story: OrderStory): Happening[] {
  const { order, events, ledger, ends, audit, refusals, waits } = story;
  const happenings: Happening[] = [
    { at: order.placedAt, what: 'placed', detail: '', by: null },
    { at: order.readAt, what: 'read', detail: '', by: null },
    ...events.map(({ kind, occurredOnUtc: at }) => ({ at, what: 'store', detail: kind, by: null })),
    ...ledger
      .filter(({ kind }) => kind !== 'contact' && kind !== 'item')
      .map(({ kind, number: detail, postedAt: at }) => ({
        at,
        what: `posted.${kind}`,
        detail,
        by: null,
      })),
    ...ends.map(({ kind, number: detail, at }) => ({
      at,
      what: `voided.${kind}`,
      detail,
      by: null,
    })),
    ...audit.map(({ at, actor, action, after }) => ({
      at,
      what: action,
      detail: typeof after === 'string' ? after : '',
      by: actor,
    })),
    ...refusals.map(({ at, error }) => ({
      at,
      what: 'refused',
      detail: describeCode(error.code, error.details).message,
      by: null,
    })),
  ];
  for (const { since: at, reason } of [...waits, ...listOwnWait(order)]) {
    const detail = describeCode(reason.code, reason.details).message;
    happenings.push({ at, what: 'waits', detail, by: null });
  }
  return happenings.toSorted((a, b) => b.at.localeCompare(a.at));
}

/** For its payment, or for what else it waits for without a person. */
function listOwnWait({ waitsSince, reason }: OrderStory['order']): OrderWait[] {
  return waitsSince === null || reason === null ? [] : [{ since: waitsSince, reason }];
}
