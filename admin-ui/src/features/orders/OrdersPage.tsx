import { Alert, Button, Group, Paper, Table, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { WireOrderRow } from '../../../../sidecar/src/contract/index.ts';
import { ordersQuery } from '../../api/queries.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Money } from '../../components/Money.tsx';
import { OrderState } from '../../components/OrderState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { formatTime } from '../../text/format.ts';
import { StateFilter } from './StateFilter.tsx';
import { WideTable } from '../../components/WideTable.tsx';

/** Every order that the store announced; search and filter are part of the address. */
export function OrdersPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const get = (name: string): string | undefined => params.get(name) ?? undefined;
  const orders = useQuery(
    ordersQuery({
      state: get('state'),
      search: get('search'),
      reasonCode: get('reasonCode'),
      after: get('after'),
    }),
  );
  const change = (name: string, value: string | undefined): void => {
    const next = new URLSearchParams(params);
    if (name !== 'after') next.delete('after');
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: name === 'search' });
  };
  return (
    <>
      <PageTitle>{t('orders.title')}</PageTitle>
      <Group mb="sm" align="end">
        <TextInput
          type="search"
          w={320}
          label={t('orders.search')}
          value={get('search') ?? ''}
          maxLength={200}
          onChange={(event) => change('search', event.currentTarget.value)}
        />
        <StateFilter state={get('state')} onChange={(state) => change('state', state)} />
      </Group>
      {get('reasonCode') === undefined ? null : (
        <Alert mb="sm" p="xs" withCloseButton onClose={() => change('reasonCode', undefined)}>
          {t('orders.onlyCause')}
        </Alert>
      )}
      <Problem error={orders.error} onRetry={() => void orders.refetch()} />
      {orders.data === undefined ? (
        <Loading />
      ) : (
        <OrderList
          orders={orders.data.orders}
          isFiltered={params.size > 0}
          onClear={() => setParams({})}
        />
      )}
      <Group mt="sm">
        {get('after') === undefined ? null : (
          <Button size="xs" variant="default" onClick={() => change('after', undefined)}>
            {t('orders.first')}
          </Button>
        )}
        {orders.data === undefined || orders.data.next === null ? null : (
          <Button
            size="xs"
            variant="default"
            onClick={() => change('after', orders.data.next ?? undefined)}
          >
            {t('orders.next')}
          </Button>
        )}
      </Group>
    </>
  );
}

interface OrderListProps {
  readonly orders: readonly WireOrderRow[];
  readonly isFiltered: boolean;
  readonly onClear: () => void;
}

function OrderList({ orders, isFiltered, onClear }: OrderListProps) {
  const { t } = useTranslation();
  if (orders.length === 0) {
    return isFiltered ? (
      <EmptyState title={t('orders.noMatch')} hint={t('orders.noMatchHint')}>
        <Button size="xs" onClick={onClear}>
          {t('orders.clear')}
        </Button>
      </EmptyState>
    ) : (
      <EmptyState title={t('orders.none')} hint={t('orders.noneHint')} />
    );
  }
  return (
    <Paper p={0}>
      <WideTable>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('orders.number')}</Table.Th>
              <Table.Th>{t('orders.placed')}</Table.Th>
              <Table.Th>{t('orders.state')}</Table.Th>
              <Table.Th className="amount">{t('orders.total')}</Table.Th>
              <Table.Th>{t('orders.invoice')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {orders.map((order) => (
              <OrderLine key={order.orderGuid} order={order} />
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Paper>
  );
}

function OrderLine({ order }: { readonly order: WireOrderRow }) {
  const numbers = order.documents.map(({ number }) => number).filter((number) => number !== '');
  return (
    <Table.Tr>
      <Table.Td>
        <Link to={`/orders/${order.linkId}/${order.orderId}`}>{order.number}</Link>
      </Table.Td>
      <Table.Td>{formatTime(order.placedAt)}</Table.Td>
      <Table.Td>
        <OrderState state={order.state} />
        {order.reason === null ? null : (
          <Text size="xs" c="#5a5a5a">
            {order.reason.message}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="amount">
        <Money amount={order.total} currency={order.currency} />
      </Table.Td>
      <Table.Td>{[...new Set(numbers)].join(', ')}</Table.Td>
    </Table.Tr>
  );
}
