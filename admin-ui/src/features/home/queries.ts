import { queryOptions } from '@tanstack/react-query';
import {
  activityListSchema,
  monthPartsSchema,
  monthsSchema,
  newInStoreSchema,
  orderListSchema,
  storesOverviewSchema,
} from '../../../../sidecar/src/contract/index.ts';
import { callApi } from '../../api/client.ts';

const SLOW_MS = 30_000;

export const storesOverviewQuery = queryOptions({
  queryKey: ['stores-overview'],
  queryFn: () => callApi({ path: '/stores', answer: storesOverviewSchema }),
  refetchInterval: SLOW_MS,
});

export function monthsQuery(linkId: string) {
  return queryOptions({
    queryKey: ['months', linkId],
    queryFn: () => callApi({ path: `/links/${linkId}/months`, answer: monthsSchema }),
    refetchInterval: SLOW_MS,
  });
}

/** Read when somebody opens the month. */
export function monthPartsQuery(linkId: string, month: string) {
  return queryOptions({
    queryKey: ['months', linkId, month],
    queryFn: () => callApi({ path: `/links/${linkId}/months/${month}`, answer: monthPartsSchema }),
    staleTime: SLOW_MS,
  });
}

export function newInStoreQuery(linkId: string) {
  return queryOptions({
    queryKey: ['new-in-store', linkId],
    queryFn: () => callApi({ path: `/links/${linkId}/new-in-store`, answer: newInStoreSchema }),
    staleTime: 300_000,
  });
}

export function recentActivityQuery(storeId: number | undefined) {
  return queryOptions({
    queryKey: ['activity', 'recent', storeId],
    queryFn: () =>
      callApi({
        path: '/activity',
        query: { kind: 'people', limit: '4', storeId: storeId?.toString() },
        answer: activityListSchema,
      }),
    refetchInterval: SLOW_MS,
  });
}

/** The newest order, or the oldest that waits. */
export function oneOrderQuery(which: 'newest' | 'waiting', storeId: number | undefined) {
  return queryOptions({
    queryKey: ['orders', 'one', which, storeId],
    queryFn: () =>
      callApi({
        path: '/orders',
        query: {
          limit: '1',
          storeId: storeId?.toString(),
          ...(which === 'newest' ? {} : { state: 'waiting', sort: 'oldest' }),
        },
        answer: orderListSchema,
      }),
    refetchInterval: SLOW_MS,
  });
}
