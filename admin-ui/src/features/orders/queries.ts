import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  choicePreviewSchema,
  orderListSchema,
  orderPreviewSchema,
  orderTotalsSchema,
} from '../../../../sidecar/src/contract/index.ts';
import { callApi } from '../../api/client.ts';
import type { OrderRef } from '../../api/queries.ts';

const LIVE_MS = 4000;

/** What the address of the list says; totals and the CSV file go by the same. */
export type OrderFilter = Readonly<Record<FilterName | 'storeId', string | undefined>>;
export type FilterName = (typeof FILTER_NAMES)[number];
export const FILTER_NAMES = [
  'state',
  'reasonCode',
  'cause',
  'search',
  'from',
  'to',
  'sort',
] as const;

export function orderListQuery(filter: OrderFilter, after: string | undefined) {
  return queryOptions({
    queryKey: ['orders', filter, after],
    queryFn: () =>
      callApi({
        path: '/orders',
        query: { ...filter, after, limit: '50' },
        answer: orderListSchema,
      }),
    refetchInterval: LIVE_MS,
    placeholderData: (previous) => previous,
  });
}

export function orderTotalsQuery(filter: OrderFilter) {
  return queryOptions({
    queryKey: ['orders', 'totals', filter],
    queryFn: () => callApi({ path: '/orders/totals', query: filter, answer: orderTotalsSchema }),
    refetchInterval: LIVE_MS,
    placeholderData: (previous) => previous,
  });
}

/** What a resync would send now: the store is asked anew. */
export function readPreview({ linkId, orderId }: OrderRef) {
  return callApi({ path: `/orders/${linkId}/${orderId}/preview`, answer: orderPreviewSchema });
}

/** Asks the store anew each time. */
export function usePreview({ linkId, orderId }: OrderRef, isOpen: boolean) {
  return useQuery({
    queryKey: ['preview', linkId, orderId],
    queryFn: () => readPreview({ linkId, orderId }),
    enabled: isOpen,
    gcTime: 0,
    staleTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
}

/** What taking the order out of Xero would send. */
export function readUndoPlan({ linkId, orderId }: OrderRef) {
  return callApi({ path: `/orders/${linkId}/${orderId}/undo`, answer: orderPreviewSchema });
}

export function useUndoPlan({ linkId, orderId }: OrderRef, isOpen: boolean) {
  return useQuery({
    queryKey: ['undo', linkId, orderId],
    queryFn: () => readUndoPlan({ linkId, orderId }),
    enabled: isOpen,
    gcTime: 0,
    staleTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
}

/** What a choice would send. */
export function useChoicePlan({ linkId, orderId }: OrderRef, choice: string) {
  return useQuery({
    queryKey: ['choice', linkId, orderId, choice],
    queryFn: () =>
      callApi({
        path: `/orders/${linkId}/${orderId}/decide`,
        query: { choice },
        answer: choicePreviewSchema,
      }),
    gcTime: 0,
    staleTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
}

/** Each order by itself, so that one refusal stops no other. Returns how many were refused. */
export function useEachOrder() {
  const client = useQueryClient();
  return async (
    orders: readonly OrderRef[],
    {
      action,
      reason,
      onProgress,
    }: {
      readonly action: 'resync' | 'exclude' | 'undo';
      readonly reason?: string | undefined;
      readonly onProgress?: (done: number) => void;
    },
  ) => {
    let refused = 0;
    for (const [index, { linkId, orderId }] of orders.entries()) {
      onProgress?.(index);
      const path = `/orders/${linkId}/${orderId}/${action}`;
      await callApi({ method: 'POST', path, body: { reason } }).catch(() => {
        refused += 1;
      });
    }
    await client.invalidateQueries({ queryKey: ['orders'] });
    return refused;
  };
}
