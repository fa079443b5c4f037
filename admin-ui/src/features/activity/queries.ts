import { queryOptions } from '@tanstack/react-query';
import { activityListSchema, callBodySchema } from '../../../../sidecar/src/contract/index.ts';
import { callApi } from '../../api/client.ts';

const LIVE_MS = 6000;

/** What the address of the list says; the CSV file goes by the same. */
export const FILTER_NAMES = ['kind', 'search', 'from', 'to'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
export type ActivityFilter = Readonly<Record<FilterName | 'storeId', string | undefined>>;

export function activityQuery(filter: ActivityFilter, after: string | undefined) {
  return queryOptions({
    queryKey: ['activity', filter, after],
    queryFn: () =>
      callApi({
        path: '/activity',
        query: { ...filter, after, limit: '50' },
        answer: activityListSchema,
      }),
    // Later pages are of the past.
    refetchInterval: after === undefined ? LIVE_MS : false,
    placeholderData: (previous) => previous,
  });
}

/** What a call sent is read when somebody asks for it. */
export function callBodyQuery(callId: string, isOpen: boolean) {
  return queryOptions({
    queryKey: ['callBody', callId],
    queryFn: () => callApi({ path: `/activity/calls/${callId}`, answer: callBodySchema }),
    enabled: isOpen,
  });
}
