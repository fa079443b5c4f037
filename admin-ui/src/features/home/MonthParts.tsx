import { Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WireMonths } from '../../../../sidecar/src/contract/index.ts';
import { choicesQuery } from '../../api/queries.ts';
import { Money } from '../../components/Money.tsx';
import { Problem } from '../../components/Problem.tsx';
import { formatCount, formatMoney } from '../../text/format.ts';
import { listDifferences } from './list-differences.ts';
import { monthPartsQuery } from './queries.ts';

interface MonthPartsProps {
  readonly linkId: string;
  readonly month: WireMonths['months'][number];
  readonly label: string;
}

/** What explains the month's difference, and its totals by payment method and tax rate. */
export function MonthParts({ linkId, month, label }: MonthPartsProps) {
  const { t } = useTranslation();
  const parts = useQuery(monthPartsQuery(linkId, month.month));
  const choices = useQuery(choicesQuery(linkId));
  const names = new Map(
    (choices.data?.paymentMethods ?? []).map((method) => [method.systemName, method.friendlyName]),
  );
  const ofCurrency = (parts.data?.parts ?? []).filter(
    ({ currency }) => currency === month.currency,
  );
  return (
    <div role="group" aria-label={label}>
      {listDifferences(month).map(({ name, orders, difference }) => (
        <Text size="sm" key={name}>
          {t(`home.${name}Difference`, {
            count: orders,
            amount: formatMoney(difference, month.currency),
          })}
        </Text>
      ))}
      <Problem error={parts.error} onRetry={() => void parts.refetch()} />
      <Group align="start" gap="xl" mih={80}>
        {(['paymentMethod', 'taxRate'] as const).map((by) => (
          <Table key={by} w="auto" withRowBorders={false} verticalSpacing={2}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t(`home.by.${by}`)}</Table.Th>
                <Table.Th className="amount">{t('home.ordersHead')}</Table.Th>
                <Table.Th className="amount">{t('home.store')}</Table.Th>
                <Table.Th className="amount">{t('home.xero')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {ofCurrency
                .filter((part) => part.by === by)
                .map((part) => (
                  <Table.Tr key={part.key}>
                    <Table.Td>
                      {part.key === ''
                        ? t(`home.without.${by}`)
                        : by === 'taxRate'
                          ? `${Number(part.key)} %`
                          : (names.get(part.key) ?? part.key)}
                    </Table.Td>
                    <Table.Td className="amount">{formatCount(part.orders)}</Table.Td>
                    <Table.Td className="amount">
                      <Money amount={part.total} currency={part.currency} />
                    </Table.Td>
                    <Table.Td className="amount">
                      <Money amount={part.xeroTotal} currency={part.currency} />
                    </Table.Td>
                  </Table.Tr>
                ))}
            </Table.Tbody>
          </Table>
        ))}
      </Group>
      <Text size="xs" c="#5a5a5a">
        {t('home.partsNote')}
      </Text>
    </div>
  );
}
