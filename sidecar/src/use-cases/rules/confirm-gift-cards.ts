import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { formatMinor, parseMinor } from '../../domain/money/amount.ts';
import type { GiftCardOpening } from '../../ports/gift-card-store.ts';
import type { Link } from '../../ports/link-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

/** Orders that wait for a card to be confirmed, or for more of it. */
const WAITING_CODES = [
  'order.gift_card_sale_not_booked',
  'order.gift_card_beyond_opening',
] as const;

export interface GiftCardList {
  readonly currency: string;
  readonly confirmed: readonly (GiftCardOpening & { readonly usedMinor: number })[];
  readonly waiting: readonly WaitingCard[];
}

interface WaitingCard {
  readonly giftCardId: number;
  readonly neededMinor: number;
  readonly orders: number;
}

/** Cards from before Daybook: what was confirmed of them, and what orders wait for. */
export async function listGiftCards(
  deps: Pick<SetupDeps, 'uow'>,
  linkId: string,
  actor: Actor,
): Promise<GiftCardList> {
  const { stores } = deps.uow;
  const link = await getOwnLinkOrThrow(stores, linkId, actor);
  const openings = await stores.giftCards.listOpenings(linkId);
  const ids = openings.map(({ giftCardId }) => giftCardId);
  const used = await stores.giftCards.sumUsed(linkId, ids);
  return {
    currency: await readCurrency(stores, link),
    confirmed: openings.map((opening) => ({
      ...opening,
      usedMinor: used.get(opening.giftCardId) ?? 0,
    })),
    waiting: await listWaiting(stores, linkId),
  };
}

async function listWaiting(stores: Stores, linkId: string): Promise<WaitingCard[]> {
  const uses = await stores.giftCards.listHeldUses(linkId, WAITING_CODES);
  const items = uses.flatMap(({ purchasedWithOrderItemId: id }) => (id === null ? [] : [id]));
  const sales = await stores.giftCards.findBookedSales(linkId, items);
  const booked = new Set(sales.map(({ orderItemId }) => orderItemId));
  const waiting = new Map<number, WaitingCard>();
  for (const { giftCardId, usedValue, purchasedWithOrderItemId } of uses) {
    if (purchasedWithOrderItemId === null || booked.has(purchasedWithOrderItemId)) continue;
    const known = waiting.get(giftCardId) ?? { giftCardId, neededMinor: 0, orders: 0 };
    waiting.set(giftCardId, {
      giftCardId,
      neededMinor: known.neededMinor + parseMinor(usedValue),
      orders: known.orders + 1,
    });
  }
  return [...waiting.values()].toSorted((a, b) => a.giftCardId - b.giftCardId);
}

async function readCurrency(stores: Stores, { pairingId }: Link): Promise<string> {
  const info = await stores.reference.findStoreInfo(pairingId);
  if (info === undefined) throw new DaybookError('order.not_connected');
  return info.primaryCurrencyCode;
}

export interface ConfirmedCard {
  readonly giftCardId: number;
  /** What it was worth when Daybook began; 0 takes a confirmation back. */
  readonly amount: string;
}

/**
 * A person says that these cards were sold before Daybook and what they were worth then: orders may be
 * paid from the liability with them, up to that. Throws `setup.gift_card_below_used`, and changes nothing.
 */
export async function confirmGiftCards(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  { linkId, cards }: { readonly linkId: string; readonly cards: readonly ConfirmedCard[] },
  actor: Actor,
): Promise<void> {
  const at = deps.clock.nowIso();
  await deps.uow.transaction(async (stores) => {
    const link = await getOwnLinkOrThrow(stores, linkId, actor);
    const currency = await readCurrency(stores, link);
    const openings = await stores.giftCards.listOpenings(linkId);
    const before = new Map(openings.map((opening) => [opening.giftCardId, opening]));
    const ids = cards.map(({ giftCardId }) => giftCardId);
    const used = await stores.giftCards.sumUsed(linkId, ids);
    for (const { giftCardId, amount } of cards) {
      const amountMinor = parseMinor(amount);
      // What was booked while the card's sale counted asks for no confirmation.
      const usedMinor = before.has(giftCardId) ? (used.get(giftCardId) ?? 0) : 0;
      if (amountMinor < usedMinor) {
        const details = { card: giftCardId, used: `${formatMinor(usedMinor)} ${currency}` };
        throw new DaybookError('setup.gift_card_below_used', { details });
      }
      const confirmed = { confirmedAt: at, confirmedBy: actor.name };
      await stores.giftCards.confirm(linkId, { giftCardId, amountMinor, currency, ...confirmed });
    }
    for (const code of WAITING_CODES) await stores.orders.markUnbookedDirty(linkId, code);
    const describe = (id: number, opening: GiftCardOpening | undefined) =>
      [`card ${id}`, opening && `${formatMinor(opening.amountMinor)} ${opening.currency}`] as const;
    await stores.audit.append({
      at,
      actor: actor.adminId,
      actorName: actor.name,
      action: 'gift cards confirmed',
      subject: `${linkId}/gift-cards`,
      before: Object.fromEntries(ids.map((id) => describe(id, before.get(id)))),
      after: Object.fromEntries(
        cards.map(({ giftCardId, amount }) => [
          `card ${giftCardId}`,
          `${formatMinor(parseMinor(amount))} ${currency}`,
        ]),
      ),
    });
  });
}
