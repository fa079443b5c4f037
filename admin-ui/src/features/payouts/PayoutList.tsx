import { Anchor, Badge, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WirePayoutList } from '../../../../sidecar/src/contract/index.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Money } from '../../components/Money.tsx';
import { Problem } from '../../components/Problem.tsx';
import { WideTable } from '../../components/WideTable.tsx';
import { formatDate, formatTime } from '../../text/format.ts';
import { findXeroPage } from '../orders/find-xero-page.ts';
import { DeleteByHand, TakeBackPlan } from './TakeBackPlan.tsx';
import { useRetryPayout } from './queries.ts';

interface PayoutListProps {
  readonly linkId: string;
  readonly list: WirePayoutList;
  readonly choices: WireChoices;
}

type Payout = WirePayoutList['payouts'][number];

const COLUMNS = ['payout', 'day', 'orders', 'gross', 'fees', 'deposit', 'state'] as const;
const AMOUNTS: readonly string[] = ['gross', 'fees', 'deposit', 'orders'];
const COLORS = {
  booked: '#00733e',
  sending: '#2f6f94',
  refused: '#b3331f',
  takingBack: '#2f6f94',
  notRemoved: '#b3331f',
} as const;

/** What was confirmed, latest first, with what became of it in Xero. */
export function PayoutList({ linkId, list, choices }: PayoutListProps) {
  const { t } = useTranslation();
  const retry = useRetryPayout(linkId);
  if (list.payouts.length === 0) {
    return <EmptyState title={t('payouts.none')} hint={t('payouts.noneHint')} />;
  }
  return (
    <>
      <Problem error={retry.error} />
      <WideTable label={t('payouts.confirmed')}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              {COLUMNS.map((column) => (
                <Table.Th key={column} className={AMOUNTS.includes(column) ? 'amount' : undefined}>
                  {t(`payouts.listColumn.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.payouts.map((payout) => (
              <PayoutRow
                key={`${payout.method} ${payout.payoutId}`}
                {...{ linkId, payout, choices }}
                shortCode={list.shortCode}
                onRetry={() => retry.mutate({ method: payout.method, payoutId: payout.payoutId })}
              />
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </>
  );
}

interface PayoutRowProps {
  readonly linkId: string;
  readonly payout: Payout;
  readonly choices: WireChoices;
  readonly shortCode: string | null;
  readonly onRetry: () => void;
}

function PayoutRow(props: PayoutRowProps) {
  const { linkId, payout } = props;
  const [isAsked, setIsAsked] = useState(false);
  return (
    <>
      <FiguresRow {...props} onTakeBack={() => setIsAsked(true)} />
      {isAsked ? (
        <Table.Tr>
          <Table.Td colSpan={COLUMNS.length}>
            <TakeBackPlan {...{ linkId, payout }} onEnd={() => setIsAsked(false)} />
          </Table.Td>
        </Table.Tr>
      ) : null}
    </>
  );
}

interface FiguresRowProps extends PayoutRowProps {
  readonly onTakeBack: () => void;
}

function FiguresRow({ linkId, payout, choices, shortCode, onRetry, onTakeBack }: FiguresRowProps) {
  const { t } = useTranslation();
  const { currency } = payout;
  const method = choices.paymentMethods.find(({ systemName }) => systemName === payout.method);
  return (
    <Table.Tr>
      <Table.Td className="any-text">
        <bdi>{payout.payoutId}</bdi>
        <Text size="xs" c="#5a5a5a">
          {method?.friendlyName ?? payout.method.replace(/^Payments\./, '')}
          {' · '}
          {t('payouts.by', { name: payout.confirmedBy, time: formatTime(payout.confirmedAt) })}
        </Text>
      </Table.Td>
      <Table.Td>{formatDate(payout.paidOn)}</Table.Td>
      <Table.Td className="amount">{payout.orders}</Table.Td>
      {(['gross', 'fees', 'deposit'] as const).map((part) => (
        <Table.Td key={part} className="amount">
          <Money amount={payout[part]} currency={currency} />
        </Table.Td>
      ))}
      <Table.Td>
        <Badge size="sm" tt="none" color={COLORS[payout.state]}>
          {t(`payouts.state.${payout.state}`)}
        </Badge>
        <Documents payout={payout} shortCode={shortCode} />
        {payout.state === 'refused' ? (
          <ActionButton needs="account" size="compact-xs" variant="default" onClick={onRetry}>
            {t('app.retry')}
          </ActionButton>
        ) : null}
        {payout.state === 'booked' || payout.state === 'refused' ? (
          <ActionButton
            needs="account"
            size="compact-xs"
            variant="default"
            aria-label={t('payouts.takeBackOf', { payout: payout.payoutId })}
            onClick={onTakeBack}
          >
            {t('payouts.takeBack')}
          </ActionButton>
        ) : null}
        {payout.state === 'notRemoved' ? <DeleteByHand {...{ linkId, payout }} /> : null}
      </Table.Td>
    </Table.Tr>
  );
}

function Documents({ payout, shortCode }: Pick<PayoutRowProps, 'payout' | 'shortCode'>) {
  const { t } = useTranslation();
  const isTakenBack = payout.state === 'takingBack' || payout.state === 'notRemoved';
  return payout.documents.map(({ type, xeroId, problem, isStanding }, index) => {
    if (isTakenBack && !isStanding) {
      const document = t(`payouts.document.${type}`);
      return (
        <Text key={index} size="xs">
          {t('payouts.gone', { document })}
        </Text>
      );
    }
    if (problem !== null) {
      return (
        <Text key={index} size="xs" c="#b3331f">
          {isTakenBack ? `${t(`payouts.document.${type}`)}: ` : null}
          {problem}
        </Text>
      );
    }
    const page =
      xeroId === null || type === 'transfer'
        ? undefined
        : findXeroPage({ type: 'bankTransaction', id: xeroId }, shortCode);
    return (
      <Text key={index} size="xs">
        {page === undefined ? (
          t(`payouts.document.${type}`)
        ) : (
          <Anchor href={page} target="_blank" rel="noreferrer" size="xs">
            {t(`payouts.document.${type}`)}
          </Anchor>
        )}
      </Text>
    );
  });
}
