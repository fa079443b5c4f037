import { Alert, Button, Checkbox, Group, Paper, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useResync, type OrderRef } from '../../api/queries.ts';
import { Problem } from '../../components/Problem.tsx';
import { ActionButton } from '../../components/ActionButton.tsx';
import { PlannedWrites } from './PlannedWrites.tsx';
import { usePreview } from './queries.ts';

/** What a resync would send, before it is sent; what takes something back is confirmed first. */
export function ResyncPanel({ order }: { readonly order: OrderRef }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const preview = usePreview(order, isOpen);
  const resync = useResync();
  const close = (): void => setIsOpen(false);
  const writes = preview.data?.writes ?? [];
  return (
    <Paper mb="sm" p="xs">
      <Group gap="sm">
        <Button
          size="xs"
          variant="default"
          loading={isOpen && preview.isFetching}
          onClick={() => {
            resync.reset();
            if (isOpen) void preview.refetch();
            else setIsOpen(true);
          }}
        >
          {t('orders.resync')}
        </Button>
        <Text size="sm" flex={1} miw={200}>
          {t('orders.resyncHint')}
        </Text>
      </Group>
      <div role="status">
        {resync.isSuccess ? (
          <Alert color="green" mt="xs" p="xs">
            {t('orders.resyncDone')}
          </Alert>
        ) : null}
        {isOpen && preview.data !== undefined ? (
          <PlannedWrites
            title={t(`orders.preview.${preview.data.outcome}`)}
            preview={preview.data}
          />
        ) : null}
      </div>
      <Problem error={isOpen ? preview.error : null} />
      <Problem error={resync.error} />
      {isOpen && writes.length > 0 ? (
        <SendThis
          asksFirst={writes.some((write) => write.asksFirst)}
          isSending={resync.isPending}
          onSend={() => resync.mutate(order, { onSuccess: close })}
          onCancel={close}
        />
      ) : null}
    </Paper>
  );
}

interface SendThisProps {
  /** Something is taken back or dated anew: the person says so first. */
  readonly asksFirst: boolean;
  readonly isSending: boolean;
  readonly onSend: () => void;
  readonly onCancel: () => void;
}

function SendThis({ asksFirst, isSending, onSend, onCancel }: SendThisProps) {
  const { t } = useTranslation();
  const [isSure, setIsSure] = useState(false);
  return (
    <>
      {asksFirst ? (
        <Checkbox
          mt="xs"
          size="sm"
          label={t('orders.sure')}
          checked={isSure}
          onChange={(event) => setIsSure(event.currentTarget.checked)}
        />
      ) : null}
      <Group gap="xs" mt="xs">
        <ActionButton
          needs="operate"
          size="xs"
          disabled={asksFirst && !isSure}
          loading={isSending}
          onClick={onSend}
        >
          {t('orders.sendThis')}
        </ActionButton>
        <Button size="xs" variant="default" onClick={onCancel}>
          {t('orders.cancel')}
        </Button>
      </Group>
    </>
  );
}
