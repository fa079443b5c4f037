import {
  monthString,
  type WireMonthParts,
  type WireMonths,
  type WireNewInStore,
  type WireStoresOverview,
} from '../../contract/index.ts';
import { describeCode } from '../../domain/errors/describe-code.ts';
import { formatMinor } from '../../domain/money/amount.ts';
import { getParameter, type AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import type { StoreOverview, StoreWork } from '../../use-cases/pages/read-stores-overview.ts';
import { toWireTotal } from '../show-choices.ts';

type HomeRoute =
  | 'GET /stores'
  | 'GET /links/:linkId/months'
  | 'GET /links/:linkId/months/:month'
  | 'GET /links/:linkId/new-in-store';

export function createHomeHandlers(useCases: AdminUseCases): AdminHandlers<HomeRoute> {
  return {
    'GET /stores': async (_request, actor): Promise<WireStoresOverview> => {
      const { stores, together } = await useCases.readStoresOverview(actor);
      return { stores: stores.map(toWireStore), together: toWireWork(together) };
    },
    'GET /links/:linkId/months': async (request, actor): Promise<WireMonths> => {
      const months = await useCases.readMonths(getParameter(request, 'linkId'), actor);
      return { months: months.map((month) => ({ month: month.month, ...toWireTotal(month) })) };
    },
    'GET /links/:linkId/months/:month': async (request, actor): Promise<WireMonthParts> => {
      const linkId = getParameter(request, 'linkId');
      const month = checkInput(monthString, getParameter(request, 'month'));
      const parts = await useCases.splitMonth({ linkId, month }, actor);
      return {
        parts: parts.map(({ storeMinor, xeroMinor, ...part }) => ({
          ...part,
          total: formatMinor(storeMinor),
          xeroTotal: formatMinor(xeroMinor),
        })),
      };
    },
    'GET /links/:linkId/new-in-store': async (request, actor): Promise<WireNewInStore> => {
      const rows = await useCases.readNewInStore(getParameter(request, 'linkId'), actor);
      return { rows: rows.map(({ table, key, name, orders }) => ({ table, key, name, orders })) };
    },
  };
}

function toWireStore(store: StoreOverview): WireStoresOverview['stores'][number] {
  const { storeId, name, organisation, health, trouble, lastBooked } = store;
  return {
    storeId,
    name,
    organisation,
    health,
    trouble: trouble === null ? null : describeCode(trouble.code, trouble.details).message,
    lastBooked:
      lastBooked === null
        ? null
        : {
            linkId: lastBooked.linkId,
            orderId: lastBooked.orderId,
            number: lastBooked.number,
            placedAt: lastBooked.placedAt,
          },
    ...toWireWork(store),
  };
}

function toWireWork({ today, causes, heldOrders }: StoreWork): WireStoresOverview['together'] {
  return {
    today: today.map(({ storeMinor, xeroMinor, ...day }) => ({
      ...day,
      total: formatMinor(storeMinor),
      xeroTotal: formatMinor(xeroMinor),
    })),
    causes,
    heldOrders,
  };
}
