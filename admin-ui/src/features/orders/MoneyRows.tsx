import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireOrderDetails } from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { WideTable } from '../../components/WideTable.tsx';
import { formatDate, formatMoney, formatTime } from '../../text/format.ts';

interface MoneyRowsProps {
  readonly money: WireOrderDetails['money'];
  readonly currency: string;
  readonly accounts: WireChoices['accounts'];
}

/** Each payment and each refund: what the store says, and where it went in Xero. */
export function MoneyRows({ money, currency, accounts }: MoneyRowsProps) {
  const { t } = useTranslation();
  if (money.length === 0) return <Text size="sm">{t('orders.noMoney')}</Text>;
  return (
    <WideTable>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('orders.kind')}</Table.Th>
            <Table.Th className="amount">{t('orders.amount')}</Table.Th>
            <Table.Th>{t('orders.timeInStore')}</Table.Th>
            <Table.Th>{t('orders.onDocument')}</Table.Th>
            <Table.Th>{t('orders.account')}</Table.Th>
            <Table.Th>{t('orders.taxOfDocument')}</Table.Th>
            <Table.Th>{t('orders.fee')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {money.map((row, index) => {
            const account = accounts.find(({ accountId }) => accountId === row.account);
            return (
              <Table.Tr key={index}>
                <Table.Td>{t(`orders.document.${row.type}`)}</Table.Td>
                <Table.Td className="amount">
                  <Money amount={row.amount} currency={currency} />
                </Table.Td>
                <Table.Td>{row.storeAt === null ? '–' : formatTime(row.storeAt)}</Table.Td>
                <Table.Td>
                  {row.document} {row.paidOn === null ? '' : `· ${formatDate(row.paidOn)}`}
                </Table.Td>
                <Table.Td>
                  {account === undefined ? '' : `${account.code} ${account.name}`.trim()}
                </Table.Td>
                <Table.Td>
                  {row.taxes
                    .map(({ rate, amount }) => `${rate} %: ${formatMoney(amount, currency)}`)
                    .join(', ')}
                </Table.Td>
                <Table.Td>
                  <Fee fee={row.fee} currency={currency} />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}

interface FeeProps {
  readonly fee: WireOrderDetails['money'][number]['fee'];
  readonly currency: string;
}

/** What the gateway kept: estimated, or as its payout says. */
function Fee({ fee, currency }: FeeProps) {
  const { t } = useTranslation();
  if (fee === null) return '–';
  const { amount, payoutId } = fee;
  return (
    <>
      <Money amount={amount} currency={currency} />{' '}
      {payoutId === null ? t('orders.feeEstimated') : t('orders.feeTrue', { payout: payoutId })}
    </>
  );
}
