import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { contactQuestionSchema } from '../../../../sidecar/src/contract/index.ts';
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
