import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireCorrections } from '../../../../sidecar/src/contract/index.ts';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';
import { CorrectionMonths } from './CorrectionMonths.tsx';
import { correctionsQuery, useCorrectOrders } from './queries.ts';

interface CorrectBookedProps {
  readonly linkId: string;
  readonly choices: WireChoices;
  readonly onClose: () => void;
}

/** Orders that are booked already, by the rules of now: what would be sent, asked before it is. */
export function CorrectBooked({ linkId, choices, onClose }: CorrectBookedProps) {
  const { t } = useTranslation();
  const preview = useQuery(correctionsQuery(linkId));
  const correct = useCorrectOrders(linkId);
  const orders = preview.data?.orders ?? [];
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('mappings.correctTitle')}
      closeButtonProps={{ 'aria-label': t('mappings.close') }}
    >
      <Stack gap="sm">
        <Problem error={preview.error} onRetry={() => void preview.refetch()} />
        {correct.data === undefined ? (
          <>
            <Text size="sm">{t('mappings.correctWhy')}</Text>
            {preview.isPending ? <Loading /> : null}
            {preview.data === undefined ? null : <Found preview={preview.data} choices={choices} />}
          </>
        ) : (
          <Text size="sm" role="status">
            {t('mappings.corrected', { count: correct.data.asked })}{' '}
            {correct.data.left === 0
              ? null
              : t('mappings.correctedLeft', { count: correct.data.left })}
          </Text>
        )}
        <Problem error={correct.error} />
        <Group justify="end" gap="xs">
          <Button size="xs" variant="default" onClick={onClose}>
            {correct.data === undefined ? t('mappings.cancel') : t('mappings.close')}
          </Button>
          {orders.length === 0 || correct.data !== undefined ? null : (
            <Button
              size="xs"
              loading={correct.isPending}
              onClick={() => correct.mutate(orders.map(({ orderId }) => orderId))}
            >
              {t('mappings.correctNow', { count: orders.length })}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

interface FoundProps {
  readonly preview: WireCorrections;
  readonly choices: WireChoices;
}

/** What changes by month, and what stays as it is and why. */
function Found({ preview, choices }: FoundProps) {
  const { t } = useTranslation();
  const { orders, paid, closed, unfit, isComplete } = preview;
  return (
    <>
      {orders.length === 0 ? (
        <Text size="sm" fw={600} role="status">
          {t('mappings.correctNothing')}
        </Text>
      ) : (
        <CorrectionMonths orders={orders} choices={choices} />
      )}
      {isComplete ? null : <Text size="sm">{t('mappings.correctMore')}</Text>}
      {paid === 0 ? null : <Text size="sm">{t('mappings.correctPaid', { count: paid })}</Text>}
      {closed === 0 ? null : (
        <Text size="sm">{t('mappings.correctClosed', { count: closed })}</Text>
      )}
      {unfit === 0 ? null : <Text size="sm">{t('mappings.correctUnfit', { count: unfit })}</Text>}
    </>
  );
}
