import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireOrderRow } from '../../../../sidecar/src/contract/index.ts';
import { useExclude } from '../../api/queries.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';

const SHORTEST_REASON = 3;

/** It was to be taken out of Xero, and could not. */
function isUndoHeld({ reason }: WireOrderRow): boolean {
  return reason?.code.startsWith('order.undo_') === true;
}

/** Takes an order that is not in Xero out of the books, with a reason, or back in. */
export function ExcludeOrder({ row }: { readonly row: WireOrderRow }) {
  const { t } = useTranslation();
  const exclude = useExclude();
  const [reason, setReason] = useState<string>();
  const key = { linkId: row.linkId, orderId: row.orderId };
  // What was done by hand in an organisation that nothing is sent to any more is told here.
  const isByHand = row.reason?.code === 'order.organisation_changed';
  const isOut = row.reason?.code === 'order.excluded' || isUndoHeld(row);
  if (row.documents.length > 0 && !isByHand && !isOut) return null;
  if (isOut) {
    return (
      <>
        <Problem error={exclude.error} />
        <ActionButton
          needs="account"
          size="xs"
          loading={exclude.isPending}
          onClick={() => exclude.mutate(key)}
        >
          {t('orders.include')}
        </ActionButton>
      </>
    );
  }
  if (reason === undefined) {
    return (
      <ActionButton needs="account" size="xs" variant="default" onClick={() => setReason('')}>
        {t('orders.exclude')}
      </ActionButton>
    );
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    exclude.mutate({ ...key, reason }, { onSuccess: () => setReason(undefined) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" maw={480}>
        <TextInput
          label={t('orders.excludeWhy')}
          description={t('orders.excludeHint')}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Problem error={exclude.error} />
        <Group gap="xs">
          <Button
            type="submit"
            size="xs"
            disabled={reason.trim().length < SHORTEST_REASON}
            loading={exclude.isPending}
          >
            {t('orders.exclude')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setReason(undefined)}>
            {t('orders.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
