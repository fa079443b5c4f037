import {
  queryOptions,
  useMutation,
  useQueryClient,
  type UseMutationResult,
} from '@tanstack/react-query';
import { z } from 'zod';
import {
  choicesSchema,
  connectAnswerSchema,
  dayTotalsSchema,
  linkAnswerSchema,
  numberedRuleSetSchema,
  orderDetailsSchema,
  organisationSchema,
  reviewListSchema,
  statusSchema,
  suggestionSchema,
  type WireRuleSet,
} from '../../../sidecar/src/contract/index.ts';
import { callApi, type ApiProblem } from './client.ts';

const LIVE_MS = 4000;

export interface OrderRef {
  readonly linkId: string;
  readonly orderId: number;
}

/** Of one store; undefined where the shop has no other. */
export function statusQuery(storeId: number | undefined) {
  return queryOptions({
    queryKey: ['status', storeId],
    queryFn: () =>
      callApi({ path: '/status', query: { storeId: storeId?.toString() }, answer: statusSchema }),
    refetchInterval: LIVE_MS,
  });
}

export const reviewQuery = queryOptions({
  queryKey: ['review'],
  queryFn: () => callApi({ path: '/review', answer: reviewListSchema }),
  refetchInterval: LIVE_MS,
});

export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: () => callApi({ path: '/xero/organisations', answer: z.array(organisationSchema) }),
});

export function orderQuery({ linkId, orderId }: OrderRef) {
  return queryOptions({
    queryKey: ['order', linkId, orderId],
    queryFn: () =>
      callApi({ path: `/orders/${linkId}/${orderId}/details`, answer: orderDetailsSchema }),
    refetchInterval: LIVE_MS,
  });
}

export function choicesQuery(linkId: string) {
  return queryOptions({
    queryKey: ['choices', linkId],
    queryFn: () => callApi({ path: `/links/${linkId}/choices`, answer: choicesSchema }),
    staleTime: 60_000,
  });
}

export function daysQuery(linkId: string) {
  return queryOptions({
    queryKey: ['days', linkId],
    queryFn: () => callApi({ path: `/links/${linkId}/days`, answer: dayTotalsSchema }),
    refetchInterval: 30_000,
  });
}

export function rulesQuery(linkId: string) {
  return queryOptions({
    queryKey: ['rules', linkId],
    queryFn: () => callApi({ path: `/links/${linkId}/rules`, answer: numberedRuleSetSchema }),
  });
}

export function suggestionQuery(linkId: string) {
  return queryOptions({
    queryKey: ['suggestion', linkId],
    queryFn: () => callApi({ path: `/links/${linkId}/suggestion`, answer: suggestionSchema }),
    staleTime: Infinity,
  });
}

/** A change; whatever was read before is read again after it. */
function useChange<Input, Answer>(
  change: (input: Input) => Promise<Answer>,
): UseMutationResult<Answer, ApiProblem, Input> {
  const client = useQueryClient();
  return useMutation<Answer, ApiProblem, Input>({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries(),
  });
}

export const useSaveXeroApp = () =>
  useChange((body: { clientId: string; clientSecret: string }) =>
    callApi({ method: 'POST', path: '/xero/app', body }),
  );

export const useConnectXero = () =>
  useChange<void, z.infer<typeof connectAnswerSchema>>(() =>
    callApi({ method: 'POST', path: '/xero/connect', answer: connectAnswerSchema }),
  );

export const useChooseOrganisation = () =>
  useChange((body: { storeId: number; tenantId: string; copyFrom: string | null }) =>
    callApi({ method: 'POST', path: '/links', body, answer: linkAnswerSchema }),
  );

interface ChangedRules {
  readonly ruleSet: WireRuleSet;
  /** The rules that were changed: where somebody applied others meanwhile, it is refused. */
  readonly basedOn: number;
}

export function usePublishRules(linkId: string): UseMutationResult<void, ApiProblem, ChangedRules> {
  const client = useQueryClient();
  return useMutation<void, ApiProblem, ChangedRules>({
    mutationFn: ({ ruleSet, basedOn }) =>
      callApi({
        method: 'PUT',
        path: `/links/${linkId}/rules?basedOn=${basedOn}`,
        body: ruleSet,
      }),
    onSuccess: () => client.invalidateQueries(),
    // The next try is based on what the others applied.
    onError: () => client.invalidateQueries({ queryKey: ['rules', linkId] }),
  });
}

export const useContinue = (linkId: string) =>
  useChange<void, void>(() => callApi({ method: 'POST', path: `/links/${linkId}/continue` }));

export const usePause = (linkId: string) =>
  useChange((action: 'pause' | 'resume') =>
    callApi({ method: 'POST', path: `/links/${linkId}/${action}` }),
  );

/** Without a reason the order is booked after all. */
export const useExclude = () =>
  useChange(({ linkId, orderId, reason }: OrderRef & { readonly reason?: string }) =>
    callApi({
      method: 'POST',
      path: `/orders/${linkId}/${orderId}/${reason === undefined ? 'include' : 'exclude'}`,
      body: { reason },
    }),
  );

/** Takes out of Xero what was booked for the order. */
export const useUndo = () =>
  useChange(({ linkId, orderId, reason }: OrderRef & { readonly reason: string }) =>
    callApi({ method: 'POST', path: `/orders/${linkId}/${orderId}/undo`, body: { reason } }),
  );

/** What a person says of a difference between the order and Xero. */
interface Decided extends OrderRef {
  readonly choice: string;
  /** The order as it was shown; where it is another by now, that is refused and shown anew. */
  readonly basedOn: string | null;
}

export function useDecision(): UseMutationResult<unknown, ApiProblem, Decided> {
  const client = useQueryClient();
  return useMutation<unknown, ApiProblem, Decided>({
    mutationFn: ({ linkId, orderId, choice, basedOn }) =>
      callApi({
        method: 'POST',
        path: `/orders/${linkId}/${orderId}/decide`,
        body: { choice, ...(basedOn === null ? {} : { basedOn }) },
      }),
    onSettled: () => client.invalidateQueries(),
  });
}

export const useResync = () =>
  useChange(({ linkId, orderId }: OrderRef) =>
    callApi({ method: 'POST', path: `/orders/${linkId}/${orderId}/resync` }),
  );
