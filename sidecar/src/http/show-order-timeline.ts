import type { WireOrderDetails } from '../contract/index.ts';
import { describeCode } from '../domain/errors/describe-code.ts';
import type { OrderStory } from '../use-cases/read-order-story.ts';

type Happening = WireOrderDetails['timeline'][number];

/** What happened to the order, latest first: in the store, in Xero, by people. */
export function showTimeline(story: OrderStory): Happening[] {
  const { order, events, ledger, audit, refusals, waits } = story;
  const happenings: Happening[] = [
    { at: order.placedAt, what: 'placed', detail: '', by: null },
    { at: order.readAt, what: 'read', detail: '', by: null },
    ...events.map(({ kind, occurredOnUtc: at }) => ({ at, what: 'store', detail: kind, by: null })),
    ...ledger
      .filter(({ kind }) => kind !== 'contact' && kind !== 'item')
      .map(({ kind, number, postedAt: at, state }) => {
        const what = state === 'voided' ? `voided.${kind}` : `posted.${kind}`;
        return { at, what, detail: number, by: null };
      }),
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
  for (const { since: at, reason } of waits) {
    const detail = describeCode(reason.code, reason.details).message;
    happenings.push({ at, what: 'waits', detail, by: null });
  }
  return happenings.toSorted((a, b) => b.at.localeCompare(a.at));
}
