import {
  queryOptions,
  useMutation,
  useQueryClient,
  type UseMutationResult,
} from '@tanstack/react-query';
import { giftCardsSchema } from '../../../sidecar/src/contract/index.ts';
import { callApi, type ApiProblem } from './client.ts';

export function giftCardsQuery(linkId: string) {
  return queryOptions({
    queryKey: ['gift-cards', linkId],
    queryFn: () => callApi({ path: `/links/${linkId}/gift-cards`, answer: giftCardsSchema }),
  });
}

export interface ConfirmedCard {
  readonly giftCardId: number;
  readonly amount: string;
}

/** Orders that waited go on by it: everything may look different. */
export function useConfirmGiftCards(
  linkId: string,
): UseMutationResult<void, ApiProblem, readonly ConfirmedCard[]> {
  const client = useQueryClient();
  return useMutation<void, ApiProblem, readonly ConfirmedCard[]>({
    mutationFn: (cards) =>
      callApi({ method: 'POST', path: `/links/${linkId}/gift-cards`, body: { cards } }),
    // Not waited for: the entry may be gone with it, and who made the change has to hear of it first.
    onSuccess: () => void client.invalidateQueries(),
  });
}
