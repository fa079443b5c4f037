import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireOrderRow } from '../../../../sidecar/src/contract/index.ts';
import { OrderState } from '../../components/OrderState.tsx';

const CHANGED = [
  'order.changed_after_payment',
  'order.changed_after_journal',
  'order.unpaid_after_payment',
];

/** The state in the words of the screens: booked with a remark, or changed since it was booked. */
export function ShownState({ row }: { readonly row: WireOrderRow }) {
  const { t } = useTranslation();
  const isLook = row.state === 'booked' && row.reason !== null;
  const isChanged = row.state === 'held' && CHANGED.includes(row.reason?.code ?? '');
  if (!isLook && !isChanged) return <OrderState state={row.state} />;
  const color = isLook ? '#8a5300' : '#8f2716';
  return (
    <Badge
      tt="none"
      radius="sm"
      styles={{
        root: { background: isLook ? '#fdf0d9' : '#fbe3df' },
        label: { color, fontWeight: 600 },
      }}
    >
      <span aria-hidden>{isLook ? '✓ ' : '≠ '}</span>
      {t(isLook ? 'orders.bookedLook' : 'orders.changedSince')}
    </Badge>
  );
}
