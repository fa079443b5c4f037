import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireOrderRow } from '../../../../sidecar/src/contract/index.ts';
import { useExclude } from '../../api/queries.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { ReasonForm } from './ReasonForm.tsx';

/** It was to be taken out of Xero, and could not. */
function isUndoHeld({ reason }: WireOrderRow): boolean {
  return reason?.code.startsWith('order.undo_') === true;
}

/** Takes an order that is not in Xero out of the books, with a reason, or back in. */
export function ExcludeOrder({ row }: { readonly row: WireOrderRow }) {
  const { t } = useTranslation();
  const exclude = useExclude();
  const [isAsked, setIsAsked] = useState(false);
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
  if (!isAsked) {
    return (
      <ActionButton needs="account" size="xs" variant="default" onClick={() => setIsAsked(true)}>
        {t('orders.exclude')}
      </ActionButton>
    );
  }
  return (
    <ReasonForm
      label={t('orders.excludeWhy')}
      hint={t('orders.excludeHint')}
      action={t('orders.exclude')}
      isPending={exclude.isPending}
      error={exclude.error}
      onSubmit={(reason) =>
        exclude.mutate({ ...key, reason }, { onSuccess: () => setIsAsked(false) })
      }
      onCancel={() => setIsAsked(false)}
    />
  );
}
