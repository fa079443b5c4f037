import { Group, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WireReviewEntry } from '../../../../sidecar/src/contract/index.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Money } from '../../components/Money.tsx';
import { Pager } from '../../components/Pager.tsx';
import { WideTable } from '../../components/WideTable.tsx';
import { formatTime } from '../../text/format.ts';
import { waitingOrdersQuery } from './queries.ts';

/** The orders that the cause blocks, ten at a time. */
export function WaitingOrders({ entry }: { readonly entry: WireReviewEntry }) {
  const { t } = useTranslation();
  const [after, setAfter] = useState<string>();
  const { data } = useQuery(waitingOrdersQuery(entry.id, after));
  const next = data?.next ?? undefined;
  const to = `/orders?cause=${entry.id}`;
  return (
    <>
      <Title order={3} size="h5" mt="md">
        {t('review.blocked')}
      </Title>
      <WideTable label={t('review.blocked')}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('orders.number')}</Table.Th>
              <Table.Th>{t('orders.placed')}</Table.Th>
              <Table.Th className="amount">{t('orders.total')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(data?.orders ?? []).map((order) => (
              <Table.Tr key={order.orderGuid}>
                <Table.Td>
                  <Link to={`/orders/${order.linkId}/${order.orderId}`}>{order.number}</Link>
                </Table.Td>
                <Table.Td>{formatTime(order.placedAt)}</Table.Td>
                <Table.Td className="amount">
                  <Money amount={order.total} currency={order.currency} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
      <Group mt="xs" gap="xs">
        <Pager
          after={after}
          next={next}
          labels={{ first: t('orders.first'), next: t('orders.next') }}
          onGo={setAfter}
        />
        <LinkButton to={to}>{t('review.seeOrders')}</LinkButton>
      </Group>
    </>
  );
}
