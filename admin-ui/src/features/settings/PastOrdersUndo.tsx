import { Button, List, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireBackfill, WireBackfillUndoPlan } from '../../../../sidecar/src/contract/index.ts';
import { Problem } from '../../components/Problem.tsx';
import { formatCount } from '../../text/format.ts';
import { ReasonForm } from '../orders/ReasonForm.tsx';
import { countWrites, isPossible, isUnsent, WRITES } from './count-undo.ts';
import { readPastOrdersUndo, useUndoPastOrders } from './queries.ts';

type Planned = WireBackfillUndoPlan['orders'][number];

interface PastOrdersUndoProps {
  readonly run: WireBackfill;
  readonly days: string;
  readonly onEnd: () => void;
}

/** What taking a run back comes to, order by order; then why; then it is begun. */
export function PastOrdersUndo({ run, days, onEnd }: PastOrdersUndoProps) {
  const { t } = useTranslation();
  const [seen, setSeen] = useState(0);
  const plan = useQuery({
    queryKey: ['past-orders-undo', run.linkId, run.id],
    queryFn: () => readPastOrdersUndo(run, setSeen),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const undo = useUndoPastOrders(run);
  const possible = (plan.data ?? []).filter(isPossible).length;
  return (
    <Paper withBorder p="sm" mt="sm" className="any-text">
      <Text fw={600} size="sm">
        {t('settings.past.undo.title', { days })}
      </Text>
      <Text size="sm">{t('settings.past.undo.hint')}</Text>
      <div role="status">
        {plan.isPending ? (
          <Text size="sm" mt="xs">
            {t('settings.past.undo.looking', {
              count: seen,
              all: formatCount(Math.max(run.standing, seen)),
            })}
          </Text>
        ) : null}
        {plan.data === undefined ? null : <Outlook orders={plan.data} />}
      </div>
      <Problem error={plan.error} onRetry={() => void plan.refetch()} />
      {possible > 0 ? (
        <ReasonForm
          label={t('settings.past.undo.why')}
          hint={t('settings.past.undo.whyHint')}
          action={t('settings.past.undo.do', { count: possible })}
          isPending={undo.isPending}
          error={undo.error}
          onSubmit={(reason) => undo.mutate(reason, { onSuccess: onEnd })}
          onCancel={onEnd}
        />
      ) : (
        <Button size="xs" variant="default" mt="xs" onClick={onEnd}>
          {t('settings.past.undo.close')}
        </Button>
      )}
    </Paper>
  );
}

/** Each reason names its own document: a few of them say what there is. */
const REASONS_SHOWN = 8;

function Outlook({ orders }: { readonly orders: readonly Planned[] }) {
  const { t } = useTranslation();
  if (orders.length === 0) return <Text size="sm">{t('settings.past.undo.nothing')}</Text>;
  const say = (count: number) => ({ count, shown: formatCount(count) });
  const leaving = orders.filter(({ preview }) => preview.outcome === 'sends').length;
  const unsent = orders.filter(isUnsent).length;
  const underWay = orders.filter(({ preview }) => preview.outcome === 'underWay').length;
  const writes = countWrites(orders);
  return (
    <>
      <Text size="sm" fw={600} mt="xs">
        {t('settings.past.undo.outlook', say(leaving))}
      </Text>
      <List size="sm">
        {WRITES.filter((write) => (writes[write] ?? 0) > 0).map((write) => (
          <List.Item key={write}>
            {t(`settings.past.undo.writes.${write}`, say(writes[write] ?? 0))}
          </List.Item>
        ))}
        {unsent === 0 ? null : <List.Item>{t('settings.past.undo.unsent', say(unsent))}</List.Item>}
        {underWay === 0 ? null : (
          <List.Item>{t('settings.past.undo.underWay', say(underWay))}</List.Item>
        )}
      </List>
      <Kept
        orders={orders.filter(
          (order) => !isPossible(order) && order.preview.outcome !== 'underWay',
        )}
      />
    </>
  );
}

/** What stays, and why. */
function Kept({ orders }: { readonly orders: readonly Planned[] }) {
  const { t } = useTranslation();
  if (orders.length === 0) return null;
  const say = (count: number) => ({ count, shown: formatCount(count) });
  const more = orders.length - REASONS_SHOWN;
  return (
    <>
      <Text size="sm" fw={600} mt="xs">
        {t('settings.past.undo.kept', say(orders.length))}
      </Text>
      <List size="sm">
        {orders.slice(0, REASONS_SHOWN).map(({ orderGuid, number, preview }) => (
          <List.Item key={orderGuid}>
            {t('orders.order', { number })}:{' '}
            {preview.reason === null
              ? t('orders.undoNothing')
              : `${preview.reason.message} ${preview.reason.suggestion}`}
          </List.Item>
        ))}
        {more > 0 ? <List.Item>{t('settings.past.undo.more', say(more))}</List.Item> : null}
      </List>
    </>
  );
}
