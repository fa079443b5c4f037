import { confirmGiftCardsSchema, type WireGiftCards } from '../../contract/index.ts';
import { formatMinor, sum } from '../../domain/money/amount.ts';
import { getParameter, type AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { parseJsonBody } from '../raw-body.ts';

type GiftCardRoute = 'GET /links/:linkId/gift-cards' | 'POST /links/:linkId/gift-cards';

export function createGiftCardHandlers(useCases: AdminUseCases): AdminHandlers<GiftCardRoute> {
  return {
    'GET /links/:linkId/gift-cards': async (request, actor): Promise<WireGiftCards> => {
      const list = await useCases.listGiftCards(getParameter(request, 'linkId'), actor);
      return {
        currency: list.currency,
        confirmed: list.confirmed.map(({ amountMinor, usedMinor, ...card }) => ({
          ...card,
          ...showAmounts(amountMinor, usedMinor),
        })),
        sum: showAmounts(
          sum(list.confirmed.map(({ amountMinor }) => amountMinor)),
          sum(list.confirmed.map(({ usedMinor }) => usedMinor)),
        ),
        waiting: list.waiting.map(({ neededMinor, ...card }) => ({
          ...card,
          needed: formatMinor(neededMinor),
        })),
      };
    },
    'POST /links/:linkId/gift-cards': async (request, actor) => {
      const { cards } = checkInput(confirmGiftCardsSchema, parseJsonBody(request));
      await useCases.confirmGiftCards({ linkId: getParameter(request, 'linkId'), cards }, actor);
    },
  };
}

function showAmounts(amountMinor: number, usedMinor: number) {
  return {
    amount: formatMinor(amountMinor),
    used: formatMinor(usedMinor),
    left: formatMinor(amountMinor - usedMinor),
  };
}
