import type { LocalDate } from '../time/instant.ts';

/** What of a link says which orders of its store are its own. */
export interface BookingSpan {
  /** The last order day of an organisation that another one has followed; null: it goes on. */
  readonly liveUntil: string | null;
  /** Being set up to follow another one: it has no order yet. */
  readonly isPending: boolean;
}

/**
 * Of the links of one store the one that an order belongs to which nobody has booked yet: the first
 * whose last day is not before the order's day, else the one that goes on. Days are each
 * organisation's own, so the order's day is asked for by link.
 */
export function chooseLink<L extends BookingSpan>(
  links: readonly L[],
  getPlacedOn: (link: L) => LocalDate,
): L | undefined {
  const ended = links
    .filter((link) => link.liveUntil !== null)
    .toSorted((a, b) => ((a.liveUntil ?? '') < (b.liveUntil ?? '') ? -1 : 1));
  const found = ended.find((link) => getPlacedOn(link) <= (link.liveUntil ?? ''));
  return found ?? links.find((link) => link.liveUntil === null && !link.isPending);
}
