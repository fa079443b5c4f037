import { Anchor, Box, Popover, Table, Text, UnstyledButton } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WireChoices, WireOrderDetails } from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { WideTable } from '../../components/WideTable.tsx';
import { formatTime } from '../../text/format.ts';

type Row = WireOrderDetails['comparison']['rows'][number];
type Line = Row['lines'][number];

/** Names of what the lines carry as codes. */
type Choices = Pick<WireChoices, 'accounts' | 'taxRates'>;

interface ComparisonProps {
  readonly comparison: WireOrderDetails['comparison'];
  readonly currency: string;
  readonly choices: Choices;
  readonly isInXero: boolean;
}

/** The store beside Xero, line by line on the same basis; what differs is marked. */
export function Comparison({ comparison, currency, choices, isInXero }: ComparisonProps) {
  const { t } = useTranslation();
  return (
    <>
      <Text size="xs" c="#5a5a5a" mb={4}>
        {t(`orders.basis.${comparison.basis}`)}
        {isInXero ? '' : ` ${t('orders.nothingInXero')}`}
      </Text>
      <WideTable>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('orders.item')}</Table.Th>
              <Table.Th className="amount">{t('orders.inStore')}</Table.Th>
              <Table.Th className="amount">{t('orders.inXero')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('orders.account')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {comparison.rows.map((row, index) => (
              <ComparedRow key={index} row={row} currency={currency} choices={choices} />
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </>
  );
}

type Kind = 'shipping' | 'total';
const TOTALS = ['total', 'toPay', 'afterRefunds'];
const DIFFERS = { background: '#fbe3df', color: '#8f2716', fontWeight: 600 };

interface RowProps {
  readonly row: Row;
  readonly currency: string;
  readonly choices: Choices;
}

function ComparedRow({ row, currency, choices }: RowProps) {
  const { t } = useTranslation();
  const isTotal = TOTALS.includes(row.kind);
  const mark = row.differs ? DIFFERS : undefined;
  const contained = row.kind === 'tax' && !row.isSummed;
  const name =
    row.kind === 'item'
      ? row.label
      : t(`orders.row.${contained ? 'taxContained' : (row.kind as Kind)}`, { rate: row.label });
  return (
    <Table.Tr fw={isTotal ? 700 : undefined}>
      <Table.Td miw={{ base: 88, sm: 160 }} maw={420}>
        <Text component="div" size="sm" fw="inherit" lineClamp={4} className="any-text">
          {row.quantity === null ? '' : `${row.quantity} × `}
          {name}
        </Text>
        {/* On a telephone the column of Xero would lie beyond the edge. */}
        <Box hiddenFrom="sm">
          <Accounts lines={row.lines} choices={choices} />
        </Box>
      </Table.Td>
      {[row.store, row.xero].map((amount, side) => (
        <Table.Td key={side} className="amount" style={mark}>
          {amount === null ? '–' : <Money amount={amount} currency={currency} />}
          {side === 1 ? <Mark row={row} /> : null}
        </Table.Td>
      ))}
      <Table.Td visibleFrom="sm">
        <Accounts lines={row.lines} choices={choices} />
      </Table.Td>
    </Table.Tr>
  );
}

function Accounts({ lines, choices }: Pick<Row, 'lines'> & Pick<RowProps, 'choices'>) {
  return lines.map((line, index) => <Why key={index} line={line} choices={choices} />);
}

function Mark({ row }: { row: Row }) {
  const { t } = useTranslation();
  if (!row.differs && !row.isRounding) return null;
  const label = row.differs ? t('orders.differs') : t('orders.rounds');
  return (
    <span aria-label={label} title={label} role="img">
      {row.differs ? ' ≠' : ' ≈'}
    </span>
  );
}

/** The account of a line; asked, it says which rule chose it and whose rule that is. */
function Why({ line, choices }: { line: Line; choices: Choices }) {
  const { t } = useTranslation();
  const tax = choices.taxRates.find(({ taxType }) => taxType === line.taxType);
  const name = choices.accounts.find(({ code }) => code === line.accountCode)?.name ?? '';
  const account = `${line.accountCode} ${name}`.trim();
  const { why } = line;
  return (
    <Popover width={300} position="bottom-end" withArrow shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton fz="sm" c="#2f6f94" td="underline">
          {t('orders.whyAccount', { account })}
          <Text span size="xs" c="#5a5a5a">
            {' '}
            {tax?.name ?? line.taxType}
          </Text>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" fw={600}>
          {t('orders.whyAccount', { account })}
        </Text>
        {why === null ? (
          <Text size="sm">{t('orders.whyUnknown')}</Text>
        ) : (
          <>
            <Text size="sm" className="any-text" lineClamp={6}>
              {describeRule(why, t)}
            </Text>
            <Text size="sm" mt={4}>
              {t('orders.whyRules', {
                number: why.ruleSetNumber,
                time: formatTime(why.publishedAt),
                by: why.publishedBy,
              })}
            </Text>
          </>
        )}
        <Anchor component={Link} to="/mappings" size="sm" underline="always">
          {t('orders.changeRule')}
        </Anchor>
      </Popover.Dropdown>
    </Popover>
  );
}

type Because = 'revenue' | 'shipping';
type By = 'category' | 'product';

function describeRule(why: NonNullable<Line['why']>, t: TFunction): string {
  if (why.conditions.length === 0) return t(`orders.because.${why.rule as Because}`);
  return why.conditions
    .map(({ by, name }) => t(`orders.by.${by as By}`, { name }))
    .join(t('orders.and'));
}
