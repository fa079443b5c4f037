import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { WireStatus } from '../../../sidecar/src/contract/index.ts';
import { statusQuery } from '../api/queries.ts';
import { useListedStoreId, useStoreId } from './use-store.ts';

/** How it stands with the store that the pages are about. */
export function useStatus(): UseQueryResult<WireStatus> {
  return useQuery(statusQuery(useStoreId()));
}

/** The link that the pages are about; undefined before an organisation is chosen. */
export function useLink(): WireStatus['links'][number] | undefined {
  return useStatus().data?.links[0];
}

/** The name of a link's store, where rows of several are shown together; else undefined. */
export function useStoreOfRow(): (linkId: string | null) => string | undefined {
  const stores = useStatus().data?.stores ?? [];
  const listed = useListedStoreId();
  return (linkId) =>
    stores.length < 2 || listed !== undefined || linkId === null
      ? undefined
      : stores.find(({ linkIds }) => linkIds.includes(linkId))?.name;
}

/** Whether a row is of the store that is shown, by its link. */
export function useIsShown(storeId: number | undefined): (linkId: string) => boolean {
  const stores = useStatus().data?.stores ?? [];
  const own = stores.find((store) => store.storeId === storeId)?.linkIds;
  return (linkId) => own === undefined || own.includes(linkId);
}
