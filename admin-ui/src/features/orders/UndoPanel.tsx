import { Button, Group, Paper, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireOrderRow } from '../../../../sidecar/src/contract/index.ts';
import { useUndo } from '../../api/queries.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { PlannedWrites } from './PlannedWrites.tsx';
import { useUndoPlan } from './queries.ts';

const SHORTEST_REASON = 3;

/** Takes what was booked out of Xero again: the plan first, then a reason, then it is done. */
export function UndoPanel({ row }: { readonly row: WireOrderRow }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const plan = useUndoPlan(row, isOpen);
  if (row.documents.length === 0 || row.reason?.code === 'order.excluded') return null;
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
            preview={plan.data.outcome === 'sends' ? { ...plan.data, reason: null } : plan.data}
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

function UndoForm({ row, onEnd }: { readonly row: WireOrderRow; readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const undo = useUndo();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    undo.mutate({ linkId: row.linkId, orderId: row.orderId, reason }, { onSuccess: onEnd });
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        mt="xs"
        maw={480}
        label={t('orders.undoWhy')}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Problem error={undo.error} />
      <Group gap="xs" mt="xs">
        <Button
          type="submit"
          size="xs"
          disabled={reason.trim().length < SHORTEST_REASON}
          loading={undo.isPending}
        >
          {t('orders.undoDo')}
        </Button>
        <Button size="xs" variant="default" onClick={onEnd}>
          {t('orders.cancel')}
        </Button>
      </Group>
    </form>
  );
}
