import { Badge, SimpleGrid, Table, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { WireDryRunOrder } from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { WideTable } from '../../components/WideTable.tsx';
import { formatDate, formatTime } from '../../text/format.ts';
import classes from './setup.module.css';

type Line = WireDryRunOrder['lines'][number];

const TOTALS: readonly string[] = ['total', 'toPay', 'afterRefunds'];
const COLORS = { books: '#00733e', waits: '#5a5a5a', leftOut: '#5a5a5a', needsYou: '#b3331f' };

interface DryRunOrderProps {
  readonly order: WireDryRunOrder;
  /** What the store calls the order's payment method; empty where it has none. */
  readonly methodName: string;
}

/** An order as the store has it, beside every document that Xero would get for it. */
export function DryRunOrder({ order, methodName }: DryRunOrderProps) {
  const { t } = useTranslation();
  const { number, outcome, currency, total } = order;
  return (
    <details className={classes['order']}>
      <summary>
        <span className="any-text">{t('setup.order', { number })}</span>{' '}
        <Money amount={total} currency={currency} />{' '}
        <Badge size="sm" tt="none" miw="max-content" color={COLORS[outcome]}>
          {t(`setup.dryRun.outcome.${outcome}`)}
        </Badge>
      </summary>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <StoreSide order={order} methodName={methodName} />
        <XeroSide order={order} />
      </SimpleGrid>
    </details>
  );
}

function StoreSide({ order, methodName }: DryRunOrderProps) {
  const { t } = useTranslation();
  const { currency } = order;
  const facts = [formatTime(order.placedAt), order.customer, methodName];
  return (
    <div>
      <Text fw={600}>{t('setup.dryRun.inStore')}</Text>
      <Text size="sm" c="#5a5a5a" className="any-text">
        {facts.filter((fact) => fact !== '').join(' · ')}
      </Text>
      <WideTable label={`${t('setup.dryRun.inStore')} ${order.number}`}>
        <Table>
          <Table.Tbody>
            {order.lines.map((line, index) => (
              <Table.Tr key={index} fw={TOTALS.includes(line.kind) ? 600 : undefined}>
                <Table.Td>
                  {line.quantity === null ? '' : `${line.quantity} × `}
                  <span>{nameLine(line, t)}</span>
                </Table.Td>
                <Table.Td className="amount">
                  <Money amount={line.total} currency={currency} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </div>
  );
}

function nameLine({ kind, label, isSummed }: Line, t: TFunction): string {
  if (kind === 'item') return label;
  const name = kind === 'tax' && !isSummed ? 'taxContained' : (kind as 'total');
  return t(`orders.row.${name}`, { rate: label });
}

function XeroSide({ order }: { readonly order: WireDryRunOrder }) {
  const { t } = useTranslation();
  return (
    <div>
      <Text fw={600}>{t('setup.dryRun.inXero')}</Text>
      {order.documents.length === 0 ? (
        <Text size="sm">{t(`setup.dryRun.nothing.${order.outcome}`)}</Text>
      ) : null}
      {order.problems.map((problem) => (
        <Text key={problem.cause} size="sm" c="#8f2716">
          {problem.message}
        </Text>
      ))}
      {order.summaryOn === null ? null : (
        <Text size="sm">{t('setup.dryRun.summary', { date: formatDate(order.summaryOn) })}</Text>
      )}
      {order.documents.map((document, index) => (
        <WireDocument key={index} document={document} order={order} />
      ))}
    </div>
  );
}

interface WireDocumentProps {
  readonly document: WireDryRunOrder['documents'][number];
  readonly order: WireDryRunOrder;
}

function WireDocument({ document, order: { currency, number } }: WireDocumentProps) {
  const { t } = useTranslation();
  const name = [t(`setup.dryRun.document.${document.type}`), document.number].join(' ').trim();
  return (
    <WideTable label={`${name} ${number}`}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              {name}
              <Text size="xs" c="#5a5a5a">
                {[document.date === null ? '' : formatDate(document.date), document.account ?? '']
                  .filter((part) => part !== '')
                  .join(' · ')}
              </Text>
            </Table.Th>
            <Table.Th className="amount">
              <Money amount={document.total} currency={currency} />
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {document.lines.map((line, index) => (
            <Table.Tr key={index}>
              <Table.Td>
                <span>{line.description}</span>
                <Text size="xs" c="#5a5a5a">
                  {line.accountCode} · {line.taxType}
                </Text>
              </Table.Td>
              <Table.Td className="amount">
                <Money amount={line.total} currency={currency} />
                <Text size="xs" c="#5a5a5a">
                  {t('setup.dryRun.tax')} <Money amount={line.tax} currency={currency} />
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
