import {
  queryOptions,
  useMutation,
  useQueryClient,
  type UseMutationResult,
} from '@tanstack/react-query';
import {
  backupListSchema,
  backupSchema,
  permissionListSchema,
  shownSettingsSchema,
  xeroLoginSchema,
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

/** The whole page is of a shop that is gone after it: everything is read anew. */
export function useStop(linkId: string): UseMutationResult<void, ApiProblem, string> {
  const client = useQueryClient();
  return useMutation<void, ApiProblem, string>({
    mutationFn: (organisation) =>
      callApi({ method: 'POST', path: `/links/${linkId}/stop`, body: { organisation } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['status'] }),
  });
}
