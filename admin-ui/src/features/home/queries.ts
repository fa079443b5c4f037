import { queryOptions } from '@tanstack/react-query';
import {
  activityListSchema,
  monthPartsSchema,
  monthsSchema,
  newInStoreSchema,
  orderListSchema,
} from '../../../../sidecar/src/contract/index.ts';
import { callApi } from '../../api/client.ts';

const SLOW_MS = 30_000;

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

export const recentActivityQuery = queryOptions({
  queryKey: ['activity', 'recent'],
  queryFn: () =>
    callApi({
      path: '/activity',
      query: { kind: 'people', limit: '4' },
      answer: activityListSchema,
    }),
  refetchInterval: SLOW_MS,
});

/** The newest order, or the oldest that waits. */
export function oneOrderQuery(which: 'newest' | 'waiting') {
  return queryOptions({
    queryKey: ['orders', 'one', which],
    queryFn: () =>
      callApi({
        path: '/orders',
        query:
          which === 'newest' ? { limit: '1' } : { limit: '1', state: 'waiting', sort: 'oldest' },
        answer: orderListSchema,
      }),
    refetchInterval: SLOW_MS,
  });
}
