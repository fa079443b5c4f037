import {
  queryOptions,
  useMutation,
  useQueryClient,
  type UseMutationResult,
} from '@tanstack/react-query';
import {
  backfillEstimateSchema,
  backfillListSchema,
  backfillSchema,
  backfillUndoPlanSchema,
  backupListSchema,
  backupSchema,
  permissionListSchema,
  shownSettingsSchema,
  xeroLoginSchema,
  type WireBackfill,
  type WireBackfillUndoPlan,
  type WireBackup,
} from '../../../../sidecar/src/contract/index.ts';
import { callApi, type ApiProblem } from '../../api/client.ts';

export function shownSettingsQuery(linkId: string) {
  return queryOptions({
    queryKey: ['settings', linkId],
    queryFn: () => callApi({ path: `/links/${linkId}/settings`, answer: shownSettingsSchema }),
  });
}

export function xeroLoginQuery(linkId: string) {
  return queryOptions({
    queryKey: ['xeroLogin', linkId],
    queryFn: () => callApi({ path: `/links/${linkId}/xero-login`, answer: xeroLoginSchema }),
    refetchInterval: 15_000,
  });
}

export const permissionsQuery = queryOptions({
  queryKey: ['permissions'],
  queryFn: () => callApi({ path: '/permissions', answer: permissionListSchema }),
  staleTime: Infinity,
});

export const backupsQuery = queryOptions({
  queryKey: ['backups'],
  queryFn: () => callApi({ path: '/backups', answer: backupListSchema }),
});

export function useBackUp(): UseMutationResult<WireBackup, ApiProblem, void> {
  const client = useQueryClient();
  return useMutation<WireBackup, ApiProblem>({
    mutationFn: () => callApi({ method: 'POST', path: '/backups', answer: backupSchema }),
    onSuccess: () => client.invalidateQueries(),
  });
}

const LIVE_MS = 4000;

/** Being taken out of Xero, or still to leave it. */
export function isLeaving({ undo, standing }: WireBackfill): boolean {
  return undo !== null && (undo.endedAt === null || standing > undo.kept);
}

/** Looked at again while one of them is under way. */
export function pastOrdersQuery(linkId: string) {
  return queryOptions({
    queryKey: ['past-orders', linkId],
    queryFn: () => callApi({ path: `/links/${linkId}/backfills`, answer: backfillListSchema }),
    refetchInterval: (query) =>
      query.state.data?.backfills.some(
        (run) => ['running', 'failing'].includes(run.state) || isLeaving(run),
      )
        ? LIVE_MS
        : false,
  });
}

export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Asked anew when the days are typed anew: store and Xero are read for it. */
export function estimateQuery(linkId: string, days: Days) {
  return queryOptions({
    queryKey: ['past-orders', 'estimate', linkId, days],
    queryFn: () =>
      callApi({
        path: `/links/${linkId}/backfill-estimate`,
        query: toSpan(days),
        answer: backfillEstimateSchema,
      }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

function toSpan({ from, to }: Days): { readonly from: string; readonly to: string } {
  const after = new Date(`${to}T00:00`);
  after.setDate(after.getDate() + 1);
  return { from: new Date(`${from}T00:00`).toISOString(), to: after.toISOString() };
}

/** Both days included, as the admin's own calendar has them. */
export function useTakeInPastOrders(linkId: string): UseMutationResult<unknown, ApiProblem, Days> {
  const client = useQueryClient();
  return useMutation<unknown, ApiProblem, Days>({
    mutationFn: (days) =>
      callApi({
        method: 'POST',
        path: '/backfill',
        body: { linkId, ...toSpan(days) },
        answer: backfillSchema,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['past-orders', linkId] }),
  });
}

export interface PastOrdersChange {
  readonly id: string;
  readonly action: 'pause' | 'resume' | 'stop';
}

export function useChangePastOrders(
  linkId: string,
): UseMutationResult<unknown, ApiProblem, PastOrdersChange> {
  const client = useQueryClient();
  return useMutation<unknown, ApiProblem, PastOrdersChange>({
    mutationFn: ({ id, action }) =>
      callApi({
        method: 'POST',
        path: `/links/${linkId}/backfills/${id}/${action}`,
        answer: backfillSchema,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['past-orders', linkId] }),
  });
}

/** Every part of the plan, with how many orders were looked at so far. */
export async function readPastOrdersUndo(
  { linkId, id }: Pick<WireBackfill, 'linkId' | 'id'>,
  onProgress: (seen: number) => void,
): Promise<WireBackfillUndoPlan['orders']> {
  const orders: WireBackfillUndoPlan['orders'] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page: WireBackfillUndoPlan = await callApi({
      path: `/links/${linkId}/backfills/${id}/undo`,
      query: { after },
      answer: backfillUndoPlanSchema,
    });
    orders.push(...page.orders);
    onProgress(orders.length);
    after = page.next;
  }
  return orders;
}

export function useUndoPastOrders({
  linkId,
  id,
}: Pick<WireBackfill, 'linkId' | 'id'>): UseMutationResult<unknown, ApiProblem, string> {
  const client = useQueryClient();
  return useMutation<unknown, ApiProblem, string>({
    mutationFn: (reason) =>
      callApi({
        method: 'POST',
        path: `/links/${linkId}/backfills/${id}/undo`,
        body: { reason },
        answer: backfillSchema,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['past-orders', linkId] }),
  });
}

/** The whole page is of a shop that is gone after it: everything is read anew. */
export function useStop(linkId: string): UseMutationResult<void, ApiProblem, string> {
  const client = useQueryClient();
  return useMutation<void, ApiProblem, string>({
    mutationFn: (organisation) =>
      callApi({ method: 'POST', path: `/links/${linkId}/stop`, body: { organisation } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['status'] }),
  });
}
