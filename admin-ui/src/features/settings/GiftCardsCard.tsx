import { Group, Paper, Table, Text, Textarea, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireGiftCards } from '../../../../sidecar/src/contract/index.ts';
import { giftCardsQuery, useConfirmGiftCards } from '../../api/gift-cards.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Money } from '../../components/Money.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useLink } from '../../components/use-status.ts';
import { WideTable } from '../../components/WideTable.tsx';
import { formatMoney, formatTime } from '../../text/format.ts';
import { readCardList } from './read-card-list.ts';

/** Cards from before Daybook: those confirmed with what is left of them, and a list of more. */
export function GiftCardsCard() {
  const { t } = useTranslation();
  const link = useLink();
  const linkId = link?.id ?? '';
  const list = useQuery({ ...giftCardsQuery(linkId), enabled: typeof link?.liveFrom === 'string' });
  if (link === undefined || link.liveFrom === null) return null;
  const { data } = list;
  return (
    <Paper component="section" aria-labelledby="settings-gift-cards" className="any-text">
      <Title order={3} size="h6" mb="xs" id="settings-gift-cards">
        {t('settings.giftCards.question')}
      </Title>
      <Text size="sm" c="#5a5a5a">
        {t('settings.giftCards.intro')}
      </Text>
      <Problem error={list.error} onRetry={() => void list.refetch()} />
      {data?.waiting.map(({ giftCardId, needed, orders }) => (
        <Text key={giftCardId} size="sm" mt={6}>
          {t('settings.giftCards.waiting', {
            card: giftCardId,
            amount: formatMoney(needed, data.currency),
            count: orders,
          })}
        </Text>
      ))}
      {data === undefined ? null : <Confirmed list={data} />}
      <ConfirmList linkId={linkId} />
    </Paper>
  );
}

function Confirmed({ list }: { readonly list: WireGiftCards }) {
  const { t } = useTranslation();
  if (list.confirmed.length === 0) {
    return (
      <Text size="sm" mt={6}>
        {t('settings.giftCards.none')}
      </Text>
    );
  }
  return (
    <WideTable label={t('settings.giftCards.question')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('settings.giftCards.card')}</Table.Th>
            <Table.Th className="amount">{t('settings.giftCards.worth')}</Table.Th>
            <Table.Th className="amount">{t('settings.giftCards.used')}</Table.Th>
            <Table.Th className="amount">{t('settings.giftCards.left')}</Table.Th>
            <Table.Th>{t('settings.giftCards.by')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {list.confirmed.map((card) => (
            <Table.Tr key={card.giftCardId}>
              <Table.Td>{card.giftCardId}</Table.Td>
              <Amounts row={card} currency={card.currency} />
              <Table.Td>{`${card.confirmedBy}, ${formatTime(card.confirmedAt)}`}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th scope="row">{t('settings.giftCards.sum')}</Table.Th>
            <Amounts row={list.sum} currency={list.currency} />
            <Table.Td />
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}

interface AmountsProps {
  readonly row: Pick<WireGiftCards['sum'], 'amount' | 'used' | 'left'>;
  readonly currency: string;
}

function Amounts({ row, currency }: AmountsProps) {
  return [row.amount, row.used, row.left].map((amount, index) => (
    <Table.Td key={String(index)} className="amount">
      <Money amount={amount} currency={currency} />
    </Table.Td>
  ));
}

function ConfirmList({ linkId }: { readonly linkId: string }) {
  const { t } = useTranslation();
  const confirm = useConfirmGiftCards(linkId);
  const [text, setText] = useState('');
  const { cards, wrongLine } = readCardList(text);
  return (
    <>
      <Textarea
        mt="sm"
        autosize
        minRows={2}
        maxRows={12}
        label={t('settings.giftCards.list')}
        description={t('settings.giftCards.listHint')}
        value={text}
        error={
          wrongLine === undefined ? undefined : t('settings.giftCards.notRead', { line: wrongLine })
        }
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group mt="xs" gap="sm">
        <ActionButton
          needs="account"
          disabled={cards.length === 0 || wrongLine !== undefined}
          loading={confirm.isPending}
          onClick={() => confirm.mutate(cards, { onSuccess: () => setText('') })}
        >
          {t('settings.giftCards.confirm')}
        </ActionButton>
        <Text size="sm" role="status">
          {confirm.isSuccess && text === '' ? t('settings.giftCards.done') : ''}
        </Text>
      </Group>
      <Problem error={confirm.error} />
    </>
  );
}
