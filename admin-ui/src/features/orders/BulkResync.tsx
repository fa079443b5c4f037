import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireOrderRow } from '../../../../sidecar/src/contract/index.ts';
import { useCan } from '../../components/use-can.ts';
import { readPreview } from './queries.ts';

/** What a resync of the chosen orders would do, before it is done. */
interface Outlook {
  readonly sends: number;
  readonly agrees: number;
  /** Orders for which something is taken back or dated anew. */
  readonly asks: number;
  /** Orders that could not be compared now. */
  readonly unknown: number;
}

interface BulkResyncProps {
  readonly chosen: readonly WireOrderRow[];
  readonly isBusy: boolean;
  readonly onSend: () => void;
}

/** Compares each chosen order first, and says what would be sent; what is taken back is confirmed. */
export function BulkResync({ chosen, isBusy, onSend }: BulkResyncProps) {
  const { t } = useTranslation();
  const mayResync = useCan('operate');
  const [compared, setCompared] = useState<number>();
  const [outlook, setOutlook] = useState<Outlook>();
  const [isSure, setIsSure] = useState(false);
  const compare = async (): Promise<void> => {
    let sum: Outlook = { sends: 0, agrees: 0, asks: 0, unknown: 0 };
    for (const [index, order] of chosen.entries()) {
      setCompared(index);
      sum = addOrder(sum, await readPreview(order).catch(() => undefined));
    }
    setCompared(undefined);
    setIsSure(false);
    setOutlook(sum);
  };
  if (outlook === undefined) {
    return (
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          disabled={!mayResync}
          loading={isBusy || compared !== undefined}
          title={t('orders.resyncHint')}
          onClick={() => void compare()}
        >
          {t('orders.resyncAll')}
        </Button>
        <Text role="status" size="sm">
          {compared === undefined
            ? ''
            : t('orders.comparing', { done: compared, count: chosen.length })}
        </Text>
      </Group>
    );
  }
  return (
    <Group gap="sm">
      <Text role="status" size="sm">
        {t('orders.outlook', { ...outlook })}
        {outlook.unknown === 0 ? '' : ` ${t('orders.notCompared', { count: outlook.unknown })}`}
      </Text>
      {outlook.asks === 0 ? null : (
        <Checkbox
          size="sm"
          label={t('orders.sureAll', { count: outlook.asks })}
          checked={isSure}
          onChange={(event) => setIsSure(event.currentTarget.checked)}
        />
      )}
      <Button
        size="xs"
        loading={isBusy}
        disabled={outlook.asks > 0 && !isSure}
        onClick={() => {
          setOutlook(undefined);
          onSend();
        }}
      >
        {t('orders.sendThis')}
      </Button>
      <Button size="xs" variant="default" onClick={() => setOutlook(undefined)}>
        {t('orders.cancel')}
      </Button>
    </Group>
  );
}

function addOrder(sum: Outlook, preview: Awaited<ReturnType<typeof readPreview>> | undefined) {
  if (preview === undefined) return { ...sum, unknown: sum.unknown + 1 };
  const asks = preview.writes.some((write) => write.asksFirst) ? 1 : 0;
  return preview.writes.length > 0
    ? { ...sum, sends: sum.sends + 1, asks: sum.asks + asks }
    : { ...sum, agrees: sum.agrees + 1 };
}
