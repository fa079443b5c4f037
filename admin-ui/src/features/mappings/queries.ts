import {
  queryOptions,
  useMutation,
  useQueryClient,
  type UseMutationResult,
} from '@tanstack/react-query';
import type { z } from 'zod';
import {
  checkedRowsSchema,
  correctedOrdersSchema,
  correctionMonthsSchema,
  correctionsSchema,
  mappingUseSchema,
  newAccountAnswerSchema,
  rulesEffectSchema,
  type WireCorrectedOrders,
  type WireNewAccount,
  type WireRuleSet,
} from '../../../../sidecar/src/contract/index.ts';
import { callApi, type ApiProblem } from '../../api/client.ts';

export function mappingUseQuery(linkId: string) {
  return queryOptions({
    queryKey: ['mapping-use', linkId],
    queryFn: () => callApi({ path: `/links/${linkId}/mapping-use`, answer: mappingUseSchema }),
    staleTime: 60_000,
  });
}

export function checkedRowsQuery(linkId: string) {
  return queryOptions({
    queryKey: ['checked-rows', linkId],
    queryFn: () => callApi({ path: `/links/${linkId}/checked-rows`, answer: checkedRowsSchema }),
  });
}

export interface RulesDraft {
  readonly ruleSet: WireRuleSet;
  readonly validFrom: string | null;
}

export function rulesEffectQuery(linkId: string, draft: RulesDraft) {
  return queryOptions({
    queryKey: ['rules-effect', linkId, draft],
    queryFn: () =>
      callApi({
        method: 'POST',
        path: `/links/${linkId}/rules/effect`,
        body: draft,
        answer: rulesEffectSchema,
      }),
  });
}

export interface RulesToApply extends RulesDraft {
  /** The rules that were changed. */
  readonly basedOn: number;
}

/** `onApplied` runs before the pages read the rules anew. */
export function useApplyRules(
  linkId: string,
  onApplied: () => void,
): UseMutationResult<void, ApiProblem, RulesToApply> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ruleSet, validFrom, basedOn }: RulesToApply) =>
      callApi({
        method: 'PUT',
        path: `/links/${linkId}/rules?basedOn=${basedOn}${validFrom === null ? '' : `&validFrom=${validFrom}`}`,
        body: ruleSet,
      }),
    onSuccess: () => {
      onApplied();
      return client.invalidateQueries();
    },
    // The next try is based on what the others applied.
    onError: () => client.invalidateQueries({ queryKey: ['rules', linkId] }),
  });
}

export interface RowCheck {
  readonly rowKey: string;
  readonly choice: string;
  readonly isChecked: boolean;
}

export function useCheckRow(linkId: string): UseMutationResult<void, ApiProblem, RowCheck> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RowCheck) =>
      callApi({ method: 'POST', path: `/links/${linkId}/checked-rows`, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['checked-rows', linkId] }),
  });
}

export function correctionMonthsQuery(linkId: string) {
  return queryOptions({
    queryKey: ['corrections', linkId],
    queryFn: () =>
      callApi({ path: `/links/${linkId}/corrections`, answer: correctionMonthsSchema }),
    gcTime: 0,
  });
}

export function correctionsQuery(linkId: string, month: string) {
  return queryOptions({
    queryKey: ['corrections', linkId, month],
    queryFn: () =>
      callApi({ path: `/links/${linkId}/corrections/${month}`, answer: correctionsSchema }),
    // What is paid or closed in the meantime is not offered again.
    gcTime: 0,
  });
}

interface SeenMonth {
  readonly month: string;
  /** Of what was seen. */
  readonly mark: string;
}

/** One month after the other; what was asked for before one failed stays asked for. */
export function useCorrectOrders(
  linkId: string,
): UseMutationResult<WireCorrectedOrders, ApiProblem, readonly SeenMonth[]> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (months: readonly SeenMonth[]) => {
      const sum = { updates: 0, left: 0, journals: 0 };
      for (const { month, mark } of months) {
        const answer = await callApi({
          method: 'POST',
          path: `/links/${linkId}/corrections/${month}`,
          body: { mark },
          answer: correctedOrdersSchema,
        });
        sum.updates += answer.updates;
        sum.left += answer.left;
        sum.journals += answer.journals;
      }
      return sum;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['orders'] }),
    onError: () => client.invalidateQueries({ queryKey: ['corrections'] }),
  });
}

type NewAccount = z.infer<typeof newAccountAnswerSchema>;

export function useCreateAccount(
  linkId: string,
): UseMutationResult<NewAccount, ApiProblem, WireNewAccount> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: WireNewAccount) =>
      callApi({
        method: 'POST',
        path: `/links/${linkId}/accounts`,
        body,
        answer: newAccountAnswerSchema,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['choices', linkId] }),
  });
}
