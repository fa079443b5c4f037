import { Button, Group, Paper, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireOrderRow } from '../../../../sidecar/src/contract/index.ts';
import { useCan } from '../../components/use-can.ts';
import { BulkResync } from './BulkResync.tsx';
import { BulkUndo } from './BulkUndo.tsx';
import { useEachOrder } from './queries.ts';

const SHORTEST_REASON = 3;

interface BulkBarProps {
  readonly chosen: readonly WireOrderRow[];
  readonly onDone: () => void;
}

/** What can be done with several orders at once. */
export function BulkBar({ chosen, onDone }: BulkBarProps) {
  const { t } = useTranslation();
  const eachOrder = useEachOrder();
  const [reason, setReason] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const [result, setResult] = useState('');
  const mayExclude = useCan('account');
  const run = async (action: 'resync' | 'exclude'): Promise<void> => {
    setIsBusy(true);
    const refused = await eachOrder(chosen, { action, reason });
    setResult(t('orders.bulkDone', { done: chosen.length - refused, refused }));
    setIsBusy(false);
    setReason(undefined);
    onDone();
  };
  if (chosen.length === 0) {
    return (
      <Text role="status" size="sm" mih={22}>
        {result}
      </Text>
    );
  }
  return (
    <Paper p="xs" mb="sm" pos="sticky" top={0} style={{ zIndex: 2 }}>
      <Group gap="sm" align="end">
        <Text size="sm">{t('orders.chosen', { count: chosen.length })}</Text>
        <BulkResync
          key={chosen.map(({ orderGuid }) => orderGuid).join()}
          chosen={chosen}
          isBusy={isBusy}
          onSend={() => void run('resync')}
        />
        <BulkUndo
          key={`undo ${chosen.map(({ orderGuid }) => orderGuid).join()}`}
          chosen={chosen}
          onDone={(counts) => {
            setResult(t('orders.bulkDone', { ...counts }));
            onDone();
          }}
        />
        {reason === undefined ? (
          <Button size="xs" variant="default" disabled={!mayExclude} onClick={() => setReason('')}>
            {t('orders.exclude')}
          </Button>
        ) : (
          <>
            <TextInput
              label={t('orders.excludeWhyAll')}
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button
              size="xs"
              disabled={reason.trim().length < SHORTEST_REASON}
              loading={isBusy}
              onClick={() => void run('exclude')}
            >
              {t('orders.exclude')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setReason(undefined)}>
              {t('orders.cancel')}
            </Button>
          </>
        )}
      </Group>
    </Paper>
  );
}
