import { useQuery } from '@tanstack/react-query';
import type { WireStatus } from '../../../sidecar/src/contract/index.ts';
import { statusQuery } from '../api/queries.ts';

/** The link that the pages are about; undefined before an organisation is chosen. */
export function useLink(): WireStatus['links'][number] | undefined {
  return useQuery(statusQuery).data?.links[0];
}
