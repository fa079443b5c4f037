import { Button, Group, List, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireOrderPreview, WireOrderRow } from '../../../../sidecar/src/contract/index.ts';
import { useCan } from '../../components/use-can.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { readUndoPlan, useEachOrder } from './queries.ts';

interface Planned {
  readonly order: WireOrderRow;
  readonly preview: WireOrderPreview | undefined;
}

interface BulkUndoProps {
  readonly chosen: readonly WireOrderRow[];
  readonly onDone: (result: { readonly done: number; readonly refused: number }) => void;
}

/** Takes the chosen orders out of Xero: first what can be taken back and what not, then why, then it is done. */
export function BulkUndo({ chosen, onDone }: BulkUndoProps) {
  const { t } = useTranslation();
  const mayUndo = useCan('account');
  const eachOrder = useEachOrder();
  const [done, setDone] = useState<number>();
  const [plan, setPlan] = useState<readonly Planned[]>();
  const possible = (plan ?? []).filter(({ preview }) => preview?.outcome === 'sends');
  const count = plan === undefined ? chosen.length : possible.length;
  const compare = async (): Promise<void> => {
    const planned: Planned[] = [];
    for (const [index, order] of chosen.entries()) {
      setDone(index);
      planned.push({ order, preview: await readUndoPlan(order).catch(() => undefined) });
    }
    setDone(undefined);
    setPlan(planned);
  };
  const undo = async (reason: string): Promise<void> => {
    setDone(0);
    const orders = possible.map(({ order }) => order);
    const refused = await eachOrder(orders, { action: 'undo', reason, onProgress: setDone });
    setDone(undefined);
    setPlan(undefined);
    onDone({ done: orders.length - refused, refused });
  };
  return (
    <div>
      {plan === undefined ? (
        <Button
          size="xs"
          variant="default"
          disabled={!mayUndo}
          loading={done !== undefined}
          title={t('orders.undoHint')}
          onClick={() => void compare()}
        >
          {t('orders.undo')}
        </Button>
      ) : (
        <UndoPlan plan={plan} possible={possible.length} />
      )}
      <Text role="status" size="sm">
        {done === undefined ? '' : t('orders.undoProgress', { done, count })}
      </Text>
      {plan === undefined ? null : possible.length === 0 ? (
        <Group>
          <Button size="xs" variant="default" onClick={() => setPlan(undefined)}>
            {t('orders.cancel')}
          </Button>
        </Group>
      ) : (
        <ReasonForm
          label={t('orders.undoWhyAll')}
          action={t('orders.undoAll', { count: possible.length })}
          isPending={done !== undefined}
          error={null}
          onSubmit={(reason) => void undo(reason)}
          onCancel={() => setPlan(undefined)}
        />
      )}
    </div>
  );
}

/** How many can be taken back, and each that cannot with the reason. */
function UndoPlan({ plan, possible }: { readonly plan: readonly Planned[]; possible: number }) {
  const { t } = useTranslation();
  const others = plan.filter(({ preview }) => preview?.outcome !== 'sends');
  const writes = plan.reduce((sum, { preview }) => sum + (preview?.writes.length ?? 0), 0);
  return (
    <>
      <Text size="sm" fw={600}>
        {t('orders.undoOutlook', { count: possible, writes })}
      </Text>
      <List size="sm">
        {others.map(({ order, preview }) => (
          <List.Item key={order.orderGuid}>
            {t('orders.order', { number: order.number })}:{' '}
            {preview?.reason?.message ?? t('orders.undoNothing')}
          </List.Item>
        ))}
      </List>
    </>
  );
}
