import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  alreadyBookedSchema,
  connectAnswerSchema,
  dryRunAnswerSchema,
  dryRunSampleSchema,
  firstOrdersSchema,
  linkSchema,
  setupFactsSchema,
  setupSchema,
  type WireConnectAnswer,
  type WireDryRunOrder,
  type WireDryRunSample,
  type WireSetup,
  type WireSetupDraft,
} from '../../../../sidecar/src/contract/index.ts';
import { isConnectionLost } from '../../api/api-problem.ts';
import { callApi, type ApiProblem } from '../../api/client.ts';
import { useStoreId } from '../../components/use-store.ts';

const WAIT_MS = 3000;

/** What was answered; changed here first and kept by the service right after. */
export function setupQuery(storeId: number | undefined) {
  return queryOptions({
    queryKey: ['setup', storeId],
    queryFn: () => readSetup(storeId),
    staleTime: Infinity,
  });
}

function readSetup(storeId: number | undefined): Promise<WireSetup> {
  return callApi({
    path: '/setup',
    query: { storeId: storeId?.toString() },
    answer: setupSchema,
  });
}

/** While somebody signs in to Xero in another tab. */
export const signInQuery = queryOptions({
  queryKey: ['sign-in'],
  queryFn: () => readSetup(undefined),
  refetchInterval: WAIT_MS,
});

export function factsQuery(linkId: string) {
  return queryOptions({
    queryKey: ['setup-facts', linkId],
    queryFn: () => callApi({ path: `/links/${linkId}/setup-facts`, answer: setupFactsSchema }),
    staleTime: 300_000,
  });
}

export function alreadyBookedQuery(linkId: string) {
  return queryOptions({
    queryKey: ['already-booked', linkId],
    queryFn: () =>
      callApi({ path: `/links/${linkId}/already-booked`, answer: alreadyBookedSchema }),
    staleTime: Infinity,
  });
}

export function firstOrdersQuery(linkId: string) {
  return queryOptions({
    queryKey: ['first-orders', linkId],
    queryFn: () => callApi({ path: `/links/${linkId}/first-orders`, answer: firstOrdersSchema }),
    refetchInterval: WAIT_MS,
  });
}

export function readDryRunSample(linkId: string): Promise<WireDryRunSample> {
  return callApi({ path: `/links/${linkId}/dry-run/sample`, answer: dryRunSampleSchema });
}

export async function tryOrders(
  linkId: string,
  orderIds: readonly number[],
): Promise<readonly WireDryRunOrder[]> {
  const path = `/links/${linkId}/dry-run`;
  const query = { orderIds: orderIds.join(',') };
  return (await callApi({ path, query, answer: dryRunAnswerSchema })).orders;
}

/** Answers are written one after the other, so that the last one stays; without an answer again. */
export function useSaveDraft() {
  const client = useQueryClient();
  const storeId = useStoreId();
  return useMutation<void, ApiProblem, WireSetupDraft>({
    scope: { id: 'setup' },
    retry: (_count, error) => isConnectionLost(error),
    retryDelay: WAIT_MS,
    mutationFn: (body) =>
      callApi({ method: 'PUT', path: '/setup', query: { storeId: storeId?.toString() }, body }),
    onMutate(draft) {
      client.setQueryData<WireSetup>(setupQuery(storeId).queryKey, (setup) =>
        // The next question opens when the answer is kept: it may be refused.
        setup === undefined ? undefined : { ...setup, draft: { ...draft, step: setup.draft.step } },
      );
    },
    onSuccess(_answer, draft) {
      client.setQueryData<WireSetup>(setupQuery(storeId).queryKey, (setup) =>
        setup === undefined ? undefined : { ...setup, draft },
      );
    },
    onError: () => client.invalidateQueries({ queryKey: setupQuery(storeId).queryKey }),
  });
}

function useChangeOf<Input, Answer>(send: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation<Answer, ApiProblem, Input>({
    mutationFn: send,
    onSuccess: () => client.invalidateQueries(),
  });
}

/** Of the link that is to be replaced. */
export const useStartChange = (linkId: string) =>
  useChangeOf((tenantId: string) =>
    callApi({
      method: 'POST',
      path: `/links/${linkId}/change-organisation`,
      body: { tenantId },
      answer: linkSchema,
    }),
  );

export const useSignInToAnother = (linkId: string) =>
  useChangeOf<void, WireConnectAnswer>(() =>
    callApi({
      method: 'POST',
      path: `/links/${linkId}/change-organisation/connect`,
      answer: connectAnswerSchema,
    }),
  );

export const useCancelChange = (linkId: string) =>
  useChangeOf<void, void>(() =>
    callApi({ method: 'POST', path: `/links/${linkId}/change-organisation/cancel` }),
  );

export const useFinishChange = (linkId: string) =>
  useChangeOf((body: { readonly organisation: string; readonly bookFirst?: number }) =>
    callApi({
      method: 'POST',
      path: `/links/${linkId}/change-organisation/finish`,
      body,
      answer: linkSchema,
    }),
  );

export interface GoLive {
  readonly linkId: string;
  readonly from: string;
  readonly bookFirst?: number;
}

export function useFinishSetup() {
  const client = useQueryClient();
  return useMutation<unknown, ApiProblem, GoLive>({
    mutationFn: (body) =>
      callApi({ method: 'POST', path: '/setup/go-live', body, answer: linkSchema }),
    onSuccess: () => client.invalidateQueries(),
  });
}
