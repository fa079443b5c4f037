import type { OrderReason } from '../../ports/order-store.ts';
import type { ReleasedOrders } from '../../ports/review-store.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';
import { getEntryOrThrow } from './snooze-review-entry.ts';

export interface ReviewProgress {
  readonly booked: number;
  /** To be looked at, or on their way to Xero. */
  readonly underWay: number;
  /** Not to be booked, or waiting for something else than a person. */
  readonly notBooked: number;
  /** Still held, by the entry that they wait for now. */
  readonly needYou: readonly {
    readonly entryId: string;
    readonly reason: OrderReason;
    readonly orders: number;
  }[];
}

/** What became of the orders that waited for an entry at a moment. */
export async function readReviewProgress(
  deps: Pick<SetupDeps, 'uow'>,
  asked: { readonly linkId: string; readonly entryId: string; readonly since: string },
  actor: Actor,
): Promise<ReviewProgress> {
  const { linkId, entryId, since } = asked;
  const stores = deps.uow.reading;
  await getOwnLinkOrThrow(stores, linkId, actor);
  await getEntryOrThrow(stores, linkId, entryId);
  const groups = await stores.review.countReleased(entryId, since);
  const needYou: ReviewProgress['needYou'][number][] = [];
  for (const { heldBy, orders } of groups.filter((group) => nameState(group) === 'needYou')) {
    const entry = heldBy === null ? undefined : await stores.review.find(heldBy);
    if (entry !== undefined) needYou.push({ entryId: entry.id, reason: entry.reason, orders });
  }
  const count = (name: ReturnType<typeof nameState>): number =>
    groups
      .filter((group) => nameState(group) === name)
      .reduce((total, { orders }) => total + orders, 0);
  return {
    booked: count('booked'),
    underWay: count('underWay'),
    notBooked: count('notBooked'),
    needYou,
  };
}

function nameState({
  state,
  isDue,
}: ReleasedOrders): 'booked' | 'underWay' | 'notBooked' | 'needYou' {
  if (isDue || state === 'sending' || state === 'new') return 'underWay';
  if (state === 'booked') return 'booked';
  return state === 'held' ? 'needYou' : 'notBooked';
}
