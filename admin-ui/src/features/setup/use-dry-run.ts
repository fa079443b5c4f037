import { useQueries, useQuery } from '@tanstack/react-query';
import type {
  WireDryRunOrder,
  WireDryRunSample,
  WireSetupDraft,
} from '../../../../sidecar/src/contract/index.ts';
import { readDryRunSample, tryOrders } from './queries.ts';

/** Few enough that the count moves while one looks at it. */
const ORDERS_A_CALL = 10;

export interface DryRun {
  /** Undefined while the orders are being picked. */
  readonly sample: WireDryRunSample | undefined;
  readonly orders: readonly WireDryRunOrder[];
  readonly isDone: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Tries the picked orders in small parts; other answers are another run. */
export function useDryRun(linkId: string, draft: WireSetupDraft): DryRun {
  const { rules, lockedPeriod } = draft;
  const key = ['dry-run', linkId, rules, lockedPeriod] as const;
  const sample = useQuery({
    queryKey: key,
    queryFn: () => readDryRunSample(linkId),
    staleTime: Infinity,
  });
  const tried = useQueries({
    queries: split(sample.data?.orderIds ?? []).map((orderIds) => ({
      queryKey: [...key, orderIds],
      queryFn: () => tryOrders(linkId, orderIds),
      staleTime: Infinity,
    })),
  });
  return {
    sample: sample.data,
    orders: tried.flatMap(({ data }) => data ?? []),
    isDone: sample.data !== undefined && tried.every(({ data }) => data !== undefined),
    error: sample.error ?? tried.find(({ error }) => error !== null)?.error ?? null,
    retry: () => void Promise.all([sample, ...tried].map((query) => query.refetch())),
  };
}

function split(orderIds: readonly number[]): (readonly number[])[] {
  const parts = Math.ceil(orderIds.length / ORDERS_A_CALL);
  return Array.from({ length: parts }, (_, part) =>
    orderIds.slice(part * ORDERS_A_CALL, (part + 1) * ORDERS_A_CALL),
  );
}
