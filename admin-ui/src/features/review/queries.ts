import {
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
} from '@tanstack/react-query';
import {
  checkedAgainSchema,
  mappingUseSchema,
  numberedRuleSetSchema,
  orderListSchema,
  reviewHistorySchema,
  reviewProgressSchema,
  rulesEffectSchema,
  summaryMadeSchema,
  type WireReviewEntry,
  type WireRuleSet,
} from '../../../../sidecar/src/contract/index.ts';
import { callApi, type ApiProblem } from '../../api/client.ts';
import { rulesQuery } from '../../api/queries.ts';

const LIVE_MS = 4000;
const PAGE = '10';

/** The orders that wait for a cause, a page at a time. */
export function waitingOrdersQuery(entryId: string, after: string | undefined) {
  return queryOptions({
    queryKey: ['orders', 'waiting', entryId, after],
    queryFn: () =>
      callApi({
        path: '/orders',
        query: { cause: entryId, after, limit: PAGE },
        answer: orderListSchema,
      }),
    refetchInterval: LIVE_MS,
    placeholderData: (previous) => previous,
  });
}

export function reviewHistoryQuery(linkId: string) {
  return queryOptions({
    queryKey: ['review', 'history', linkId],
    queryFn: () =>
      callApi({ path: `/links/${linkId}/review/history`, answer: reviewHistorySchema }),
  });
}

/** Orders whose cause was worked on at that moment. */
export interface Released {
  readonly entry: WireReviewEntry;
  readonly since: string;
  /** What was done, where no order waited for it. */
  readonly told?: string;
}

export function progressQuery({ entry, since }: Released) {
  return queryOptions({
    queryKey: ['review', 'progress', entry.id, since],
    queryFn: () =>
      callApi({
        path: `/links/${entry.linkId}/review/${entry.id}/progress`,
        query: { since },
        answer: reviewProgressSchema,
      }),
    refetchInterval: (query) => (query.state.data?.underWay === 0 ? false : LIVE_MS),
  });
}

export function mappingUseQuery(linkId: string) {
  return queryOptions({
    queryKey: ['mapping-use', linkId],
    queryFn: () => callApi({ path: `/links/${linkId}/mapping-use`, answer: mappingUseSchema }),
    staleTime: 300_000,
  });
}

/** What the rules would book that the present ones hold; not asked without rules. */
export function useRulesEffect(entry: WireReviewEntry, ruleSet: WireRuleSet | undefined) {
  return useQuery({
    queryKey: ['review', 'effect', entry.id, ruleSet],
    queryFn: () =>
      callApi({
        method: 'POST',
        path: `/links/${entry.linkId}/rules/effect`,
        body: { ruleSet, validFrom: null },
        answer: rulesEffectSchema,
      }),
    enabled: ruleSet !== undefined,
    staleTime: 10_000,
  });
}

function useChange<Input, Answer>(
  change: (input: Input) => Promise<Answer>,
): UseMutationResult<Answer, ApiProblem, Input> {
  const client = useQueryClient();
  return useMutation<Answer, ApiProblem, Input>({
    mutationFn: change,
    // Not waited for: the entry may be gone with it, and who made the change has to hear of it first.
    onSuccess: () => void client.invalidateQueries(),
  });
}

/** The rules of this moment with the change: what somebody else changed meanwhile stays. */
export function useChangeRules(linkId: string) {
  const client = useQueryClient();
  return useChange(async (change: (rules: WireRuleSet) => WireRuleSet | undefined) => {
    const present = await client.fetchQuery({ ...rulesQuery(linkId), staleTime: 0 });
    return callApi({
      method: 'PUT',
      path: `/links/${linkId}/rules`,
      body: change(present.ruleSet) ?? present.ruleSet,
      answer: numberedRuleSetSchema,
    });
  });
}

export const useCheckAgain = (linkId: string) =>
  useChange(() =>
    callApi({
      method: 'POST',
      path: `/links/${linkId}/review/check-again`,
      answer: checkedAgainSchema,
    }),
  );

export const useSnooze = ({ linkId, id }: WireReviewEntry) =>
  useChange((until: string | null) =>
    callApi({ method: 'POST', path: `/links/${linkId}/review/${id}/snooze`, body: { until } }),
  );

export const useBankChoice = (linkId: string) =>
  useChange((body: { readonly key: string; readonly choice: 'keep' | 'bookAgain' }) =>
    callApi({ method: 'POST', path: `/links/${linkId}/bank-changes`, body }),
  );

export const useMakeAgain = ({ linkId, id }: WireReviewEntry) =>
  useChange(() =>
    callApi({
      method: 'POST',
      path: `/links/${linkId}/review/${id}/make-again`,
      answer: summaryMadeSchema,
    }),
  );
