import { Checkbox, Paper, Table, Text } from '@mantine/core';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import type { WireOrderRow } from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { WideTable } from '../../components/WideTable.tsx';
import { formatTime } from '../../text/format.ts';
import { useStoreOfRow } from '../../components/use-status.ts';
import { ShownState } from './ShownState.tsx';

interface OrderTableProps {
  readonly orders: readonly WireOrderRow[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (guids: ReadonlySet<string>) => void;
}

/** A page of orders; a row opens by click, and by its link with the keyboard. */
export function OrderTable({ orders, chosen, onChoose }: OrderTableProps) {
  const { t } = useTranslation();
  const toggle = (guid: string): void => {
    const next = new Set(chosen);
    if (!next.delete(guid)) next.add(guid);
    onChoose(next);
  };
  const storeOf = useStoreOfRow();
  const isOfAll = orders.some(({ linkId }) => storeOf(linkId) !== undefined);
  const isAll = orders.every((order) => chosen.has(order.orderGuid));
  return (
    <Paper p={0}>
      <WideTable>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className="tick">
                <Checkbox
                  size="xs"
                  aria-label={t('orders.chooseAll')}
                  checked={isAll}
                  indeterminate={!isAll && chosen.size > 0}
                  onChange={() =>
                    onChoose(new Set(isAll ? [] : orders.map((order) => order.orderGuid)))
                  }
                />
              </Table.Th>
              <Table.Th>{t('orders.number')}</Table.Th>
              {isOfAll ? <Table.Th>{t('app.store')}</Table.Th> : null}
              <Table.Th visibleFrom="sm">{t('orders.placed')}</Table.Th>
              <Table.Th>{t('orders.state')}</Table.Th>
              <Table.Th className="amount">{t('orders.total')}</Table.Th>
              <Table.Th>{t('orders.invoice')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {orders.map((order) => (
              <OrderLine
                key={order.orderGuid}
                order={order}
                store={isOfAll ? (storeOf(order.linkId) ?? '') : undefined}
                isChosen={chosen.has(order.orderGuid)}
                onToggle={() => toggle(order.orderGuid)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Paper>
  );
}

interface OrderLineProps {
  readonly order: WireOrderRow;
  /** Where rows of several stores are shown. */
  readonly store: string | undefined;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

function OrderLine({ order, store, isChosen, onToggle }: OrderLineProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search } = useLocation();
  const numbers = order.documents.map(({ number }) => number).filter((number) => number !== '');
  const to = `/orders/${order.linkId}/${order.orderId}`;
  const open = (event: MouseEvent<HTMLElement>): void => {
    const isControl = (event.target as HTMLElement).closest('a, input, label') !== null;
    const isSelecting = window.getSelection()?.isCollapsed === false;
    if (!isControl && !isSelecting) void navigate(to, { state: { list: search } });
  };
  return (
    <Table.Tr onClick={open} style={{ cursor: 'pointer' }}>
      <Table.Td className="tick">
        <Checkbox
          size="xs"
          aria-label={t('orders.choose', { number: order.number })}
          checked={isChosen}
          onChange={onToggle}
        />
      </Table.Td>
      <Table.Td>
        <Link to={to} state={{ list: search }}>
          {order.number}
        </Link>
        {/* On a telephone there is no column for it: the state would lie beyond the edge. */}
        <Text size="xs" c="#5a5a5a" hiddenFrom="sm">
          {formatTime(order.placedAt)}
        </Text>
      </Table.Td>
      {store === undefined ? null : <Table.Td>{store}</Table.Td>}
      <Table.Td visibleFrom="sm">{formatTime(order.placedAt)}</Table.Td>
      <Table.Td>
        <ShownState row={order} />
        {order.reason === null ? null : (
          <Text size="xs" c="#5a5a5a" lineClamp={3}>
            {order.reason.message}
          </Text>
        )}
        {order.waitsSince === null ? null : (
          <Text size="xs" c="#5a5a5a">
            {t('orders.since', { time: formatTime(order.waitsSince) })}
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
