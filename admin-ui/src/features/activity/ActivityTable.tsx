import { Box, Paper, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WireActivityEntry } from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { WideTable } from '../../components/WideTable.tsx';
import { formatCount, formatTime } from '../../text/format.ts';
import { CallRows } from './CallRows.tsx';
import { Changes } from './Changes.tsx';
import { useStoreOfRow } from '../../components/use-status.ts';
import { describeAction } from '../../text/describe-activity.ts';

interface ActivityTableProps {
  readonly kind: 'people' | 'daybook' | 'calls';
  readonly entries: readonly WireActivityEntry[];
}

const COLUMNS = {
  people: ['when', 'who', 'what', 'changed'],
  daybook: ['when', 'what', 'details', 'amount'],
  calls: ['when', 'what', 'documents', 'state', 'attempts', 'body'],
} as const;

/** A page of what happened; each kind with the columns that say most of it. */
export function ActivityTable({ kind, entries }: ActivityTableProps) {
  const { t } = useTranslation();
  // While another kind loads the entries of the one before are there still.
  const shown = entries.filter((entry) => kindOf(entry) === kind);
  return (
    <Paper p={0}>
      <WideTable label={t(`activity.kinds.${kind}`)}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {COLUMNS[kind].map((column) => (
                <Table.Th
                  key={column}
                  className={column === 'amount' ? 'amount' : undefined}
                  // On a telephone it stands under what was done.
                  {...(column === 'changed' ? { visibleFrom: 'sm' } : {})}
                >
                  {t(`activity.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((entry) =>
              kind === 'people' ? (
                <Person key={entry.id} entry={entry} />
              ) : kind === 'daybook' ? (
                <Deed key={entry.id} entry={entry} />
              ) : (
                <CallRows key={entry.id} entry={entry} />
              ),
            )}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Paper>
  );
}

function kindOf({ call, id }: WireActivityEntry): ActivityTableProps['kind'] {
  if (call !== null) return 'calls';
  return id.startsWith('audit') ? 'people' : 'daybook';
}

function Person({ entry }: { readonly entry: WireActivityEntry }) {
  const { t } = useTranslation();
  return (
    <Table.Tr>
      <Table.Td>{formatTime(entry.at)}</Table.Td>
      <Table.Td>
        <bdi>{entry.by}</bdi>
      </Table.Td>
      <Table.Td>
        {describeAction(t, entry.what)} <OrderLink order={entry.order} />
        <StoreOf entry={entry} />
        <Box hiddenFrom="sm">
          <Changes changes={entry.changes} />
        </Box>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Changes changes={entry.changes} />
      </Table.Td>
    </Table.Tr>
  );
}

function Deed({ entry }: { readonly entry: WireActivityEntry }) {
  const { t } = useTranslation();
  const { document, cause } = entry;
  return (
    <Table.Tr>
      <Table.Td>{formatTime(entry.at)}</Table.Td>
      <Table.Td>
        {describeAction(t, entry.what)}
        <StoreOf entry={entry} />
      </Table.Td>
      <Table.Td>
        <OrderLink order={entry.order} /> {document === null ? null : <bdi>{document.number}</bdi>}
        {cause === null ? null : (
          <>
            <Text size="sm">{cause.reason.message}</Text>
            {cause.orders === 0 ? null : (
              <Text size="xs" c="#5a5a5a">
                {t('activity.waiting', { count: cause.orders, shown: formatCount(cause.orders) })}
              </Text>
            )}
          </>
        )}
      </Table.Td>
      <Table.Td className="amount">
        {document === null || document.currency === '' ? null : (
          <Money amount={document.total} currency={document.currency} />
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** Which store's it is, where those of several are shown. */
function StoreOf({ entry }: { readonly entry: WireActivityEntry }) {
  const name = useStoreOfRow()(entry.linkId);
  if (name === undefined) return null;
  return (
    <Text size="xs" c="#5a5a5a">
      {name}
    </Text>
  );
}

function OrderLink({ order }: Pick<WireActivityEntry, 'order'>) {
  const { t } = useTranslation();
  if (order === null) return null;
  return (
    <Link to={`/orders/${order.linkId}/${order.orderId}`}>
      {t('activity.order', { number: order.number })}
    </Link>
  );
}
