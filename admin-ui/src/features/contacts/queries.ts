import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  contactQuestionSchema,
  duplicateContactsSchema,
} from '../../../../sidecar/src/contract/index.ts';
import { callApi, type ApiProblem } from '../../api/client.ts';

export interface OrderOfLink {
  readonly linkId: string;
  readonly orderId: number;
}

export function contactQuestionQuery({ linkId, orderId }: OrderOfLink) {
  return queryOptions({
    queryKey: ['contact-question', linkId, orderId],
    queryFn: () =>
      callApi({ path: `/orders/${linkId}/${orderId}/contact`, answer: contactQuestionSchema }),
  });
}

export function duplicateContactsQuery(linkId: string) {
  return queryOptions({
    queryKey: ['duplicate-contacts', linkId],
    queryFn: () =>
      callApi({ path: `/links/${linkId}/duplicate-contacts`, answer: duplicateContactsSchema }),
    staleTime: 60_000,
  });
}

/** Without an id a new contact is made. */
export function useDecideContact({ linkId, orderId }: OrderOfLink) {
  const client = useQueryClient();
  return useMutation<unknown, ApiProblem, string | null>({
    mutationFn: (contactId) =>
      callApi({
        method: 'POST',
        path: `/orders/${linkId}/${orderId}/contact`,
        body: { contactId },
      }),
    onSuccess: () => void client.invalidateQueries(),
  });
}
