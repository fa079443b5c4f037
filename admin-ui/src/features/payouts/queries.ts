import {
  queryOptions,
  useMutation,
  useQueryClient,
  type UseMutationResult,
} from '@tanstack/react-query';
import {
  payoutListSchema,
  payoutPreviewSchema,
  takingBackSchema,
  type WireColumnMapping,
  type WireConfirmPayout,
  type WirePayoutPreview,
} from '../../../../sidecar/src/contract/index.ts';
import { callApi, type ApiProblem } from '../../api/client.ts';

const LIVE_MS = 4000;

/** A gateway's file as it was chosen, and what a person said about it. */
export interface PayoutFileDraft {
  readonly method: string;
  /** What the method charged, where that is not the store's currency. */
  readonly currency: string | null;
  readonly csv: string;
  readonly mapping: WireColumnMapping | null;
  readonly dayOrder: 'dmy' | 'mdy' | null;
  readonly decimalMark: '.' | ',' | null;
}

export function payoutsQuery(linkId: string) {
  return queryOptions({
    queryKey: ['payouts', linkId],
    queryFn: () => callApi({ path: `/links/${linkId}/payouts`, answer: payoutListSchema }),
    refetchInterval: LIVE_MS,
  });
}

export function usePreview(
  linkId: string,
): UseMutationResult<WirePayoutPreview, ApiProblem, PayoutFileDraft> {
  return useMutation<WirePayoutPreview, ApiProblem, PayoutFileDraft>({
    mutationFn: (body) =>
      callApi({
        method: 'POST',
        path: `/links/${linkId}/payouts/preview`,
        body,
        answer: payoutPreviewSchema,
      }),
  });
}

export function useConfirmPayout(
  linkId: string,
): UseMutationResult<void, ApiProblem, WireConfirmPayout> {
  const client = useQueryClient();
  return useMutation<void, ApiProblem, WireConfirmPayout>({
    mutationFn: (body) => callApi({ method: 'POST', path: `/links/${linkId}/payouts`, body }),
    onSuccess: () => client.invalidateQueries(),
  });
}

interface PayoutName {
  readonly method: string;
  readonly payoutId: string;
}

/** What taking it back would delete in Xero. */
export function takingBackQuery(linkId: string, query: PayoutName) {
  return queryOptions({
    queryKey: ['payouts', linkId, 'take-back', query],
    queryFn: () =>
      callApi({
        path: `/links/${linkId}/payouts/take-back`,
        query: { ...query },
        answer: takingBackSchema,
      }),
  });
}

function usePayoutAct(path: string): UseMutationResult<void, ApiProblem, PayoutName> {
  const client = useQueryClient();
  return useMutation<void, ApiProblem, PayoutName>({
    mutationFn: (body) => callApi({ method: 'POST', path, body }),
    onSuccess: () => client.invalidateQueries(),
  });
}

export const useRetryPayout = (linkId: string) => usePayoutAct(`/links/${linkId}/payouts/retry`);

export const useTakeBack = (linkId: string) => usePayoutAct(`/links/${linkId}/payouts/take-back`);

export const useRemoved = (linkId: string) => usePayoutAct(`/links/${linkId}/payouts/removed`);
