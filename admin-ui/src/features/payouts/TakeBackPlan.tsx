import { Button, Group, List, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WirePayoutList } from '../../../../sidecar/src/contract/index.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { formatDate, formatMoney } from '../../text/format.ts';
import { takingBackQuery, useRemoved, useTakeBack } from './queries.ts';

interface Props {
  readonly linkId: string;
  readonly payout: WirePayoutList['payouts'][number];
}

/** What taking a payout back deletes in Xero, before it does. */
export function TakeBackPlan({ linkId, payout, onEnd }: Props & { readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const { method, payoutId } = payout;
  const plan = useQuery(takingBackQuery(linkId, { method, payoutId }));
  const takeBack = useTakeBack(linkId);
  const isReady = plan.data?.reason === null;
  return (
    <Paper p="xs" withBorder>
      <div role="status">
        {plan.data === undefined ? null : (
          <>
            <Text size="sm" fw={600}>
              {t('payouts.takeBackOf', { payout: payoutId })}
            </Text>
            {plan.data.reason === null ? (
              <Text size="sm">
                {t(
                  plan.data.documents.length === 0
                    ? 'payouts.takeBackNothing'
                    : 'payouts.takeBackPlan',
                )}
              </Text>
            ) : (
              <Text size="sm" c="#b3331f">
                {t('payouts.takeBackNot')} {plan.data.reason.message} {plan.data.reason.suggestion}
              </Text>
            )}
            <List size="sm">
              {plan.data.documents.map(({ type, amount, currency, on, reference }) => (
                <List.Item key={reference} className="any-text">
                  {t('payouts.takeBackLine', {
                    document: t(`payouts.document.${type}`),
                    date: formatDate(on),
                    amount: formatMoney(amount, currency),
                    reference,
                  })}
                </List.Item>
              ))}
            </List>
            {isReady ? (
              <Text size="sm" mt="xs">
                {t('payouts.takeBackAfter')}
              </Text>
            ) : null}
          </>
        )}
      </div>
      <Problem error={plan.error ?? takeBack.error} />
      <Group gap="xs" mt="xs">
        {isReady ? (
          <ActionButton
            needs="account"
            size="xs"
            loading={takeBack.isPending}
            onClick={() => takeBack.mutate({ method, payoutId }, { onSuccess: onEnd })}
          >
            {t('payouts.takeBackDo')}
          </ActionButton>
        ) : null}
        <Button size="xs" variant="default" onClick={onEnd}>
          {t('payouts.cancel')}
        </Button>
      </Group>
    </Paper>
  );
}

/** For what Xero did not let Daybook delete. */
export function DeleteByHand({ linkId, payout }: Props) {
  const { t } = useTranslation();
  const removed = useRemoved(linkId);
  const { method, payoutId } = payout;
  return (
    <>
      <Text size="xs">{t('payouts.deleteByHand')}</Text>
      <ActionButton
        needs="account"
        size="compact-xs"
        variant="default"
        loading={removed.isPending}
        onClick={() => removed.mutate({ method, payoutId })}
      >
        {t('payouts.deletedByHand')}
      </ActionButton>
      <Problem error={removed.error} />
    </>
  );
}
