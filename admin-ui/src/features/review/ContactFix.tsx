import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { WireReviewEntry } from '../../../../sidecar/src/contract/index.ts';
import { ContactQuestion } from '../contacts/ContactQuestion.tsx';
import { waitingOrdersQuery, type Released } from './queries.ts';

interface ContactFixProps {
  readonly entry: WireReviewEntry;
  readonly at: string;
  readonly onReleased: (released: Released) => void;
}

/** The orders of the cause are of one customer: any of them stands for the question. */
export function ContactFix({ entry, at, onReleased }: ContactFixProps) {
  const { data } = useQuery(waitingOrdersQuery(entry.id, undefined));
  const [order] = data?.orders ?? [];
  return (
    <>
      <Text className="any-text" size="sm" mb="sm">
        {entry.suggestion}
      </Text>
      {order === undefined ? null : (
        <ContactQuestion
          linkId={order.linkId}
          orderId={order.orderId}
          onDecided={() => onReleased({ entry, since: at })}
        />
      )}
    </>
  );
}
