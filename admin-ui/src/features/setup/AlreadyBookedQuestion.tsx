import { Checkbox, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireAlreadyBooked } from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { Problem } from '../../components/Problem.tsx';
import { Loading } from '../../components/Loading.tsx';
import { WideTable } from '../../components/WideTable.tsx';
import { formatCount, formatDate, formatTime } from '../../text/format.ts';
import { ContinueButton } from './ContinueButton.tsx';
import { alreadyBookedQuery } from './queries.ts';
import type { QuestionProps } from './question.ts';

const CONFIRMATIONS = ['oldAppOff', 'bankRulesOff'] as const;
type Match = WireAlreadyBooked['matches'][number];

/** Nothing is booked twice: what Xero has already, and what else books the shop's sales. */
export function AlreadyBookedQuestion({ linkId, draft, save, goOn, isGoingOn }: QuestionProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(alreadyBookedQuery(linkId));
  const [isTried, setIsTried] = useState(false);
  // All that fit are left out, unless somebody says otherwise.
  const leftOut = draft.bookedElsewhere ?? data?.matches.map(toEntry) ?? [];
  const submit = (): void => {
    setIsTried(true);
    if (data !== undefined && draft.oldAppOff && draft.bankRulesOff) {
      goOn({ bookedElsewhere: leftOut });
    }
  };
  const toggle = (match: Match, isOut: boolean): void => {
    const others = leftOut.filter(({ orderId }) => orderId !== match.orderId);
    save({ bookedElsewhere: isOut ? [...others, toEntry(match)] : others });
  };
  return (
    <Stack>
      <Text>{t('setup.alreadyBooked.how')}</Text>
      <Problem error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null ? <Loading /> : null}
      {data === undefined ? null : (
        <Matches
          found={data}
          leftOut={new Set(leftOut.map(({ orderId }) => orderId))}
          onToggle={toggle}
        />
      )}
      <Stack gap="xs">
        {CONFIRMATIONS.map((name) => (
          <Checkbox
            key={name}
            label={t(`setup.alreadyBooked.${name}`)}
            description={t(`setup.alreadyBooked.${name}Hint`)}
            checked={draft[name]}
            error={isTried && !draft[name] ? t('setup.alreadyBooked.confirm') : undefined}
            onChange={(event) => save({ [name]: event.currentTarget.checked })}
          />
        ))}
      </Stack>
      <ContinueButton isLoading={isGoingOn} onClick={submit} />
    </Stack>
  );
}

function toEntry({ orderId, invoiceNumber }: Match): { orderId: number; invoiceNumber: string } {
  return { orderId, invoiceNumber };
}

interface MatchesProps {
  readonly found: WireAlreadyBooked;
  readonly leftOut: ReadonlySet<number>;
  readonly onToggle: (match: Match, isOut: boolean) => void;
}

function Matches({ found, leftOut, onToggle }: MatchesProps) {
  const { t } = useTranslation();
  const { matches, invoicesRead, ordersRead, isComplete } = found;
  const words = { invoices: formatCount(invoicesRead), orders: formatCount(ordersRead) };
  return (
    <>
      <Text size="sm" c="#5a5a5a">
        {t('setup.alreadyBooked.compared', words)}
        {isComplete ? '' : ` ${t('setup.alreadyBooked.incomplete')}`}
      </Text>
      {matches.length === 0 ? (
        <Text c="#00632c">✓ {t('setup.alreadyBooked.none')}</Text>
      ) : (
        <>
          <Text fw={600}>{t('setup.alreadyBooked.found', { count: matches.length })}</Text>
          <WideTable label={t('setup.steps.alreadyBooked')}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('setup.alreadyBooked.leaveOut')}</Table.Th>
                  <Table.Th>{t('setup.alreadyBooked.placed')}</Table.Th>
                  <Table.Th className="amount">{t('setup.alreadyBooked.inStore')}</Table.Th>
                  <Table.Th>{t('setup.alreadyBooked.invoice')}</Table.Th>
                  <Table.Th className="amount">{t('setup.alreadyBooked.inXero')}</Table.Th>
                  <Table.Th>{t('setup.alreadyBooked.fits')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {matches.map((match) => (
                  <Table.Tr key={match.orderId}>
                    <Table.Td>
                      <Checkbox
                        label={t('setup.order', { number: match.orderNumber })}
                        checked={leftOut.has(match.orderId)}
                        onChange={(event) => onToggle(match, event.currentTarget.checked)}
                      />
                    </Table.Td>
                    <Table.Td>{formatTime(match.placedAt)}</Table.Td>
                    <Table.Td className="amount">
                      <Money amount={match.total} currency={match.currency} />
                    </Table.Td>
                    <Table.Td>
                      <bdi>{match.invoiceNumber}</bdi>, {formatDate(match.invoiceDate)}
                    </Table.Td>
                    <Table.Td className="amount">
                      <Money amount={match.invoiceTotal} currency={match.currency} />
                    </Table.Td>
                    <Table.Td>{t(`setup.alreadyBooked.by.${match.by}`)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </WideTable>
        </>
      )}
    </>
  );
}
