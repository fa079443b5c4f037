import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireCorrections } from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { WideTable } from '../../components/WideTable.tsx';
import { formatDate } from '../../text/format.ts';
import { describeTarget } from './describe-choice.ts';

interface CorrectionJournalProps {
  readonly journal: WireCorrections['journals'][number];
  readonly choices: WireChoices;
  /** Of the month, as the admin reads it. */
  readonly name: string;
}

/** The manual journal of a month as an accountant reads one: debit and credit by account. */
export function CorrectionJournal({ journal, choices, name }: CorrectionJournalProps) {
  const { t } = useTranslation();
  const { moves, on, currency, documents, lines } = journal;
  return (
    <>
      <Text size="sm">
        {t(`mappings.correctJournal.${moves}`, { count: documents, day: formatDate(on) })}
      </Text>
      <WideTable label={t('mappings.correctJournalTable', { month: name })}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('mappings.account')}</Table.Th>
              <Table.Th className="amount">{t('mappings.debit')}</Table.Th>
              <Table.Th className="amount">{t('mappings.credit')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map(({ accountCode: code, taxType, tracking, debit }) => {
              const isCredit = debit.startsWith('-');
              const amount = <Money amount={debit.replace('-', '')} currency={currency} />;
              const target = describeTarget({ code, taxType }, choices);
              return (
                <Table.Tr key={[code, taxType, ...tracking].join(' ')}>
                  <Table.Td>{[target, ...tracking].join(', ')}</Table.Td>
                  <Table.Td className="amount">{isCredit ? null : amount}</Table.Td>
                  <Table.Td className="amount">{isCredit ? amount : null}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </WideTable>
    </>
  );
}
