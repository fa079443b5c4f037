import { Group, Paper, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireOrderPreview, WireOrderRow } from '../../../../sidecar/src/contract/index.ts';
import { useUndo } from '../../api/queries.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { PlannedWrites } from './PlannedWrites.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { useUndoPlan } from './queries.ts';

/** Takes what was booked out of Xero again: the plan first, then a reason, then it is done. */
export function UndoPanel({ row }: { readonly row: WireOrderRow }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const plan = useUndoPlan(row, isOpen);
  if (row.documents.length === 0 || IS_OUT.has(row.reason?.code ?? '')) return null;
  return (
    <Paper mt="sm" p="xs">
      <Group gap="sm">
        <ActionButton
          needs="account"
          size="xs"
          variant="default"
          loading={isOpen && plan.isFetching}
          onClick={() => (isOpen ? void plan.refetch() : setIsOpen(true))}
        >
          {t('orders.undo')}
        </ActionButton>
        <Text size="sm" flex={1} miw={200}>
          {t('orders.undoHint')}
        </Text>
      </Group>
      <div role="status">
        {isOpen && plan.data !== undefined ? (
          <PlannedWrites
            title={t(`orders.undoPlan.${plan.data.outcome === 'sends' ? 'sends' : 'needsYou'}`)}
            preview={leaveOutReason(plan.data)}
          />
        ) : null}
      </div>
      <Problem error={isOpen ? plan.error : null} />
      {isOpen && plan.data?.outcome === 'sends' ? (
        <UndoForm row={row} onEnd={() => setIsOpen(false)} />
      ) : null}
    </Paper>
  );
}

/** Taken out, or about to be. */
const IS_OUT = new Set(['order.excluded', 'order.undo_waits_for_summary']);

/** Who asks has said it; where it waits for a summary, that is news. */
function leaveOutReason(plan: WireOrderPreview): WireOrderPreview {
  const isSaid = plan.outcome === 'sends' && plan.reason?.code === 'order.excluded';
  return isSaid ? { ...plan, reason: null } : plan;
}

function UndoForm({ row, onEnd }: { readonly row: WireOrderRow; readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const undo = useUndo();
  const { linkId, orderId } = row;
  return (
    <ReasonForm
      label={t('orders.undoWhy')}
      action={t('orders.undoDo')}
      isPending={undo.isPending}
      error={undo.error}
      onSubmit={(reason) => undo.mutate({ linkId, orderId, reason }, { onSuccess: onEnd })}
      onCancel={onEnd}
    />
  );
}
