import { Anchor, Box, Group, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WireChoices, WireOrderDetails } from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { formatDate, formatTime } from '../../text/format.ts';
import { findXeroPage } from './find-xero-page.ts';
import { WideTable } from '../../components/WideTable.tsx';

type Document = WireOrderDetails['xero'][number];
type Kind = 'invoice' | 'creditNote' | 'payment' | 'refund' | 'allocation';

interface XeroDocumentProps {
  readonly document: Document;
  readonly currency: string;
  readonly choices: Pick<WireChoices, 'accounts' | 'taxRates'>;
  readonly shortCode: string | null;
}

/** One document as it was posted; a credit note with its lines, which stand nowhere else. */
export function XeroDocument({ document, currency, choices, shortCode }: XeroDocumentProps) {
  const { t } = useTranslation();
  const account = choices.accounts.find(({ accountId }) => accountId === document.account);
  const page = findXeroPage(document, shortCode);
  return (
    <Box mt="sm">
      <Group justify="space-between">
        <Title order={3} size="h6">
          {t(`orders.document.${document.type as Kind}`)} {document.number}
          {account === undefined ? '' : ` · ${account.name}`}
        </Title>
        <Text fw={600}>
          <Money amount={document.total} currency={currency} />
        </Text>
      </Group>
      <Text size="xs" c="#5a5a5a">
        {document.issuedOn === null ? '' : `${formatDate(document.issuedOn)} · `}
        {t('orders.postedBy', {
          time: formatTime(document.postedAt),
          number: document.ruleSetNumber,
        })}
        {page === undefined ? null : (
          <>
            {' · '}
            <Anchor href={page} target="_blank" rel="noreferrer" size="xs" underline="always">
              {t('orders.openInXero')}
            </Anchor>
          </>
        )}
      </Text>
      {document.isPart && document.number !== '' ? (
        <PartOfSummary number={document.number} />
      ) : null}
      {document.type !== 'creditNote' ? null : (
        <Lines document={document} currency={currency} choices={choices} />
      )}
    </Box>
  );
}

/** The order's share of a document that many orders are in; the number finds them. */
function PartOfSummary({ number }: { readonly number: string }) {
  const { t } = useTranslation();
  return (
    <Text size="sm">
      {t('orders.partOfSummary', { number })}{' '}
      <Anchor
        component={Link}
        to={`/orders?search=${encodeURIComponent(number)}`}
        size="sm"
        underline="always"
      >
        {t('orders.ordersOfSummary')}
      </Anchor>
    </Text>
  );
}

function Lines({ document, currency, choices }: Omit<XeroDocumentProps, 'shortCode'>) {
  const { t } = useTranslation();
  const nameAccount = (code: string): string =>
    `${code} ${choices.accounts.find((account) => account.code === code)?.name ?? ''}`.trim();
  const nameTaxRate = (taxType: string): string =>
    choices.taxRates.find((rate) => rate.taxType === taxType)?.name ?? taxType;
  return (
    <WideTable>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('orders.item')}</Table.Th>
            <Table.Th>{t('orders.account')}</Table.Th>
            <Table.Th>{t('orders.taxRate')}</Table.Th>
            <Table.Th className="amount">{t('orders.amount')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {document.lines.map((line, index) => (
            <Table.Tr key={index}>
              <Table.Td>{line.description}</Table.Td>
              <Table.Td>{nameAccount(line.accountCode)}</Table.Td>
              <Table.Td>{nameTaxRate(line.taxType)}</Table.Td>
              <Table.Td className="amount">
                <Money amount={line.total} currency={currency} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
