import { queryOptions } from '@tanstack/react-query';
import { storeOrderAnswerSchema } from '../../../../sidecar/src/contract/index.ts';
import { callApi } from '../../api/client.ts';

const LIVE_MS = 4000;

export function storeOrderQuery(orderId: string) {
  return queryOptions({
    queryKey: ['store-order', orderId],
    queryFn: () => callApi({ path: `/store-orders/${orderId}`, answer: storeOrderAnswerSchema }),
    refetchInterval: LIVE_MS,
  });
}
