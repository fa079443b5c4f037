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
  correctionsSchema,
  mappingUseSchema,
  newAccountAnswerSchema,
  rulesEffectSchema,
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

export function correctionsQuery(linkId: string) {
  return queryOptions({
    queryKey: ['corrections', linkId],
    queryFn: () => callApi({ path: `/links/${linkId}/corrections`, answer: correctionsSchema }),
    // What is paid or closed in the meantime is not offered again.
    gcTime: 0,
  });
}

type Corrected = z.infer<typeof correctedOrdersSchema>;

export function useCorrectOrders(
  linkId: string,
): UseMutationResult<Corrected, ApiProblem, readonly number[]> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (orderIds: readonly number[]) =>
      callApi({
        method: 'POST',
        path: `/links/${linkId}/corrections`,
        body: { orderIds },
        answer: correctedOrdersSchema,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['orders'] }),
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
