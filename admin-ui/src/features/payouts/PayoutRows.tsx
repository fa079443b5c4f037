import { Anchor, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WireChoices, WirePreviewedPayout } from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { useLink } from '../../components/use-status.ts';
import { WideTable } from '../../components/WideTable.tsx';
import { ChoicePicker } from '../mappings/ChoicePicker.tsx';
import { nameAccount } from '../mappings/describe-choice.ts';

interface PayoutRowsProps {
  readonly payout: WirePreviewedPayout;
  readonly choices: WireChoices;
  readonly accounts: Readonly<Record<string, string>>;
  readonly onChoose: (rowId: string, accountCode: string) => void;
}

const COLUMNS = ['row', 'order', 'gross', 'fee', 'net', 'state'] as const;

/** Each row of the file with the order that it is of, or why it is of none. */
export function PayoutRows(props: PayoutRowsProps) {
  const { t } = useTranslation();
  const { payout } = props;
  return (
    <WideTable label={t('payouts.rowsOf', { payout: payout.payoutId })}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th
                key={column}
                className={['gross', 'fee', 'net'].includes(column) ? 'amount' : undefined}
              >
                {t(`payouts.rowColumn.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {payout.rows.map((row) => (
            <PayoutRow key={`${row.line} ${row.rowId}`} row={row} {...props} />
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}

interface PayoutRowProps extends PayoutRowsProps {
  readonly row: WirePreviewedPayout['rows'][number];
}

function PayoutRow(props: PayoutRowProps) {
  const { row, payout } = props;
  const link = useLink();
  const { currency } = payout;
  return (
    <Table.Tr>
      <Table.Td className="any-text">
        <bdi>{row.type}</bdi>
        <Text size="xs" c="#5a5a5a">
          <bdi>{row.rowId}</bdi>
        </Text>
      </Table.Td>
      <Table.Td>
        {row.order === null ? (
          <bdi>{row.reference}</bdi>
        ) : (
          <Anchor component={Link} to={`/orders/${link?.id ?? ''}/${row.order.orderId}`} size="sm">
            {row.order.number}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td className="amount">
        <Money amount={row.gross} currency={currency} />
      </Table.Td>
      <Table.Td className="amount">
        <Money amount={row.fee} currency={currency} />
      </Table.Td>
      <Table.Td className="amount">
        <Money amount={row.net} currency={currency} />
      </Table.Td>
      <Table.Td>
        <RowState {...props} />
      </Table.Td>
    </Table.Tr>
  );
}

function RowState({ row, payout, choices, accounts, onChoose }: PayoutRowProps) {
  const { t } = useTranslation();
  const { currency } = payout;
  if (row.state === 'order') {
    return (
      <Text size="sm">
        {t('payouts.matched')} <Money amount={row.bookedFee ?? '0.00'} currency={currency} />
      </Text>
    );
  }
  const why =
    row.reason === null
      ? ''
      : t(`payouts.reasons.${row.reason}`, { payout: row.paidOutIn ?? payout.payoutId });
  if (row.state === 'blocked' || payout.problem === 'confirmed') {
    return (
      <Text size="sm" c={payout.problem === 'confirmed' ? '#444' : '#b3331f'}>
        {why}
      </Text>
    );
  }
  return (
    <>
      <Text size="sm">{why}</Text>
      <ChoicePicker
        label={t('payouts.accountOf', { row: row.rowId })}
        options={choices.accounts
          .filter(({ code, type, isActive }) => code !== '' && type !== 'BANK' && isActive)
          .map((account) => ({ value: account.code, label: nameAccount(account) }))}
        value={accounts[row.rowId] ?? null}
        onChange={(code) => onChoose(row.rowId, code)}
      />
    </>
  );
}
