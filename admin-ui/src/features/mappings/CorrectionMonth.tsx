import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireCorrections } from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { WideTable } from '../../components/WideTable.tsx';
import { formatDate, formatMonth } from '../../text/format.ts';
import { CorrectionJournal } from './CorrectionJournal.tsx';
import { describeTarget } from './describe-choice.ts';

interface CorrectionMonthProps {
  readonly month: string;
  readonly corrections: WireCorrections;
  readonly choices: WireChoices;
}

const STAYS = ['underWay', 'closed', 'otherCurrency', 'unfit'] as const;

/** What would be sent for a month, and what of it stays as it is and why. */
export function CorrectionMonth({ month, corrections, choices }: CorrectionMonthProps) {
  const { t } = useTranslation();
  const { updates, journals, stays } = corrections;
  const name = formatMonth(month);
  const staying = STAYS.filter((why) => stays[why] > 0);
  if (updates.length + journals.length + staying.length === 0) return null;
  return (
    <section aria-label={name}>
      <Text size="sm" fw={600}>
        {name}
      </Text>
      {updates.length === 0 ? null : (
        <>
          <Text size="sm">{t('mappings.correctUpdates', { count: updates.length })}</Text>
          <Updates
            updates={updates}
            label={t('mappings.correctTable', { month: name })}
            {...{ choices }}
          />
        </>
      )}
      {journals.map((journal) => (
        <CorrectionJournal key={journal.moves} {...{ journal, choices, name }} />
      ))}
      {staying.map((why) => (
        <Text key={why} size="sm">
          {t(`mappings.correctStays.${why}`, { count: stays[why] })}
        </Text>
      ))}
    </section>
  );
}

interface UpdatesProps {
  readonly updates: WireCorrections['updates'];
  readonly label: string;
  readonly choices: WireChoices;
}

/** Every invoice that would be updated, with where its lines went and would go. */
function Updates({ updates, label, choices }: UpdatesProps) {
  const { t } = useTranslation();
  return (
    <WideTable label={label}>
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
          {updates.map((order) => (
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
  );
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
    return (
      <span key={target} className="correction-target">
        {describeTarget({ code, taxType }, choices)}
      </span>
    );
  });
}
