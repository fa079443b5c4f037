import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireCorrections } from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { WideTable } from '../../components/WideTable.tsx';
import { formatDate, formatMonth } from '../../text/format.ts';

interface CorrectionMonthsProps {
  readonly orders: WireCorrections['orders'];
  readonly choices: WireChoices;
}

/** A table a month: every invoice that would be updated, with where its lines went and would go. */
export function CorrectionMonths({ orders, choices }: CorrectionMonthsProps) {
  const { t } = useTranslation();
  const months = Map.groupBy(orders, ({ issuedOn }) => issuedOn.slice(0, 7));
  return [...months].map(([month, invoices]) => {
    const name = formatMonth(month);
    return (
      <section key={month}>
        <Text size="sm" fw={600}>
          {t('mappings.correctMonth', { month: name, count: invoices.length })}
        </Text>
        <WideTable label={t('mappings.correctTable', { month: name })}>
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('mappings.invoice')}</Table.Th>
                <Table.Th>{t('mappings.invoiceDate')}</Table.Th>
                <Table.Th className="amount">{t('mappings.amount')}</Table.Th>
                <Table.Th>{t('mappings.before')}</Table.Th>
                <Table.Th>{t('mappings.after')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {invoices.map((order) => (
                <Table.Tr key={order.orderId}>
                  <Table.Td>{order.invoice}</Table.Td>
                  <Table.Td>{formatDate(order.issuedOn)}</Table.Td>
                  <Table.Td className="amount">
                    <Money amount={order.total} currency={order.currency} />
                  </Table.Td>
                  <Table.Td>
                    <Targets these={order.before} others={order.after} choices={choices} />
                  </Table.Td>
                  <Table.Td>
                    <Targets these={order.after} others={order.before} choices={choices} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      </section>
    );
  });
}

interface TargetsProps {
  readonly these: readonly string[];
  readonly others: readonly string[];
  readonly choices: WireChoices;
}

/** "200 Sales, 15% GST" for each account and tax rate that only one side has. */
function Targets({ these, others, choices }: TargetsProps) {
  const { t } = useTranslation();
  const own = these.filter((target) => !others.includes(target));
  if (own.length === 0) return t('mappings.sameAccounts');
  return own.map((target) => {
    const [code = '', taxType = ''] = target.split(' ');
    const account = choices.accounts.find((one) => one.code === code)?.name ?? '';
    const rate = choices.taxRates.find((one) => one.taxType === taxType)?.name ?? taxType;
    return (
      <span key={target} className="correction-target">
        {[`${code} ${account}`.trim(), rate].join(', ')}
      </span>
    );
  });
}
