import { Group, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { WireGiftCards, WireReviewEntry } from '../../../../sidecar/src/contract/index.ts';
import { giftCardsQuery, useConfirmGiftCards } from '../../api/gift-cards.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { formatMoney } from '../../text/format.ts';
import type { Released } from './queries.ts';

interface ConfirmCardProps {
  readonly entry: WireReviewEntry;
  readonly card: number;
  readonly at: string;
  readonly onReleased: (released: Released) => void;
}

/** What a card from before Daybook was worth then: a person says it, and its orders go on. */
export function ConfirmCard({ entry, card, at, onReleased }: ConfirmCardProps) {
  const { t } = useTranslation();
  const list = useQuery(giftCardsQuery(entry.linkId));
  const confirm = useConfirmGiftCards(entry.linkId);
  const [typed, setTyped] = useState<string>();
  const amount = typed ?? list.data?.confirmed.find(isOf(card))?.amount ?? '';
  const isAmount = /^\d{1,9}(\.\d{1,2})?$/.test(amount);
  return (
    <>
      <Text className="any-text" size="sm" mb="sm">
        {entry.suggestion}
      </Text>
      <Group align="end" gap="sm">
        <TextInput
          flex="1 1 240px"
          inputMode="decimal"
          label={t('review.cardWorth', { card })}
          description={describeUse(t, card, list.data)}
          value={amount}
          error={amount !== '' && !isAmount ? t('review.cardAmount') : undefined}
          onChange={(event) => setTyped(event.currentTarget.value.trim().replace(',', '.'))}
        />
        <ActionButton
          needs="account"
          disabled={!isAmount}
          loading={confirm.isPending}
          onClick={() =>
            confirm.mutate([{ giftCardId: card, amount }], {
              onSuccess: () => onReleased({ entry, since: at }),
            })
          }
        >
          {t('review.confirmAndBook', { count: entry.orders })}
        </ActionButton>
      </Group>
      <Problem error={list.error ?? confirm.error} />
    </>
  );
}

function isOf(card: number) {
  return ({ giftCardId }: { readonly giftCardId: number }): boolean => giftCardId === card;
}

/** What the orders that wait, and those before, paid with it: it was worth that at least. */
function describeUse(t: TFunction, card: number, list: WireGiftCards | undefined): string {
  const known = list?.confirmed.find(isOf(card));
  const waiting = list?.waiting.find(isOf(card));
  if (known !== undefined) {
    const used = formatMoney(known.used, known.currency);
    return t('review.cardUsed', { used });
  }
  if (list === undefined || waiting === undefined) return t('review.cardInStore');
  return t('review.cardNeeded', { needed: formatMoney(waiting.needed, list.currency) });
}
