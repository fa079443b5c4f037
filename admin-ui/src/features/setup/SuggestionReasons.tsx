import { Badge, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type {
  WireChoices,
  WireSetupFacts,
  WireSuggestion,
} from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { WideTable } from '../../components/WideTable.tsx';
import { findUse, nameChoice, nameSuggested } from './suggested.ts';
import classes from './setup.module.css';

interface SuggestionReasonsProps extends Pick<WireSuggestion, 'reasons'> {
  readonly choices: WireChoices;
  /** Undefined while they are not known. */
  readonly facts: WireSetupFacts | undefined;
}

/** Why each choice was suggested, and how much goes there: those to be checked first. */
export function SuggestionReasons({ reasons, choices, facts }: SuggestionReasonsProps) {
  const { t } = useTranslation();
  const rows = [...reasons].sort((a, b) => Number(a.sure) - Number(b.sure));
  const unsure = rows.filter(({ sure }) => !sure).length;
  const name = nameSuggested(choices, t);
  // Of accounts nobody has counted what goes there.
  const isCounted = rows.some(({ table }) => table === 'paymentMethods' || table === 'taxes');
  if (rows.length === 0) return null;
  return (
    <details open className={classes['details']}>
      <summary>
        {t('setup.mapping.why', { count: rows.length })}{' '}
        {unsure === 0 ? t('setup.mapping.allSure') : t('setup.mapping.unsure', { count: unsure })}
      </summary>
      <WideTable label={t('setup.mapping.reason')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('setup.mapping.what')}</Table.Th>
              <Table.Th>{t('setup.mapping.suggested')}</Table.Th>
              <Table.Th>{t('setup.mapping.reason')}</Table.Th>
              {isCounted ? (
                <Table.Th className="amount">
                  {t('setup.mapping.use', { count: facts?.days ?? 90 })}
                </Table.Th>
              ) : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.key}>
                <Table.Td>{name(row.table, row.key)}</Table.Td>
                <Table.Td>
                  {nameChoice(row, choices)}{' '}
                  <Badge
                    size="sm"
                    tt="none"
                    miw="max-content"
                    color={row.sure ? '#00733e' : '#8a5300'}
                  >
                    {row.sure ? t('setup.mapping.sure') : t('setup.mapping.check')}
                  </Badge>
                </Table.Td>
                <Table.Td>{row.reason}</Table.Td>
                {isCounted ? (
                  <Table.Td className="amount">
                    <Use facts={facts} table={row.table} of={row.key} />
                  </Table.Td>
                ) : null}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </details>
  );
}

interface UseProps {
  readonly facts: WireSetupFacts | undefined;
  readonly table: string;
  readonly of: string;
}

function Use({ facts, table, of }: UseProps) {
  const { t } = useTranslation();
  const use = findUse(facts, table, of);
  if (facts === undefined || use === undefined) return <>–</>;
  return (
    <>
      <Money amount={use.total} currency={facts.currency} />
      <Text size="xs" c="#5a5a5a">
        {t('setup.orders', { count: use.orders })}
      </Text>
    </>
  );
}
