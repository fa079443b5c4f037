import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type {
  WireChoices,
  WireCorrectedOrders,
  WireCorrections,
} from '../../../../sidecar/src/contract/index.ts';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';
import { CorrectionMonth } from './CorrectionMonth.tsx';
import { correctionMonthsQuery, correctionsQuery, useCorrectOrders } from './queries.ts';

interface CorrectBookedProps {
  readonly linkId: string;
  readonly choices: WireChoices;
  readonly onClose: () => void;
}

/** Orders that are booked already, by the rules of now: what would be sent, asked before it is. */
export function CorrectBooked({ linkId, choices, onClose }: CorrectBookedProps) {
  const { t } = useTranslation();
  const looked = useMonths(linkId);
  const correct = useCorrectOrders(linkId);
  const toSend = looked.months.filter(
    ({ corrections: { updates, journals } }) => updates.length + journals.length > 0,
  );
  const isAsking = looked.isComplete && toSend.length > 0 && correct.data === undefined;
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('mappings.correctTitle')}
      closeButtonProps={{ 'aria-label': t('mappings.close') }}
    >
      <Stack gap="sm">
        {correct.data === undefined ? (
          <>
            <Text size="sm">{t('mappings.correctWhy')}</Text>
            <Progress {...looked} />
            {looked.isComplete && toSend.length === 0 ? (
              <Text size="sm" fw={600} role="status">
                {t('mappings.correctNothing')}
              </Text>
            ) : null}
            {looked.months.map((month) => (
              <CorrectionMonth key={month.month} {...month} choices={choices} />
            ))}
          </>
        ) : (
          <Asked corrected={correct.data} />
        )}
        <Problem error={correct.error} />
        <Group justify="end" gap="xs">
          <Button size="xs" variant="default" onClick={onClose}>
            {correct.data === undefined ? t('mappings.cancel') : t('mappings.close')}
          </Button>
          {isAsking ? (
            <Button
              size="xs"
              loading={correct.isPending}
              onClick={() =>
                correct.mutate(toSend.map(({ month, corrections: { mark } }) => ({ month, mark })))
              }
            >
              <WhatIsSent months={toSend} />
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Modal>
  );
}

interface LookedAtMonth {
  readonly month: string;
  readonly corrections: WireCorrections;
}

/** Each month is looked at by itself, so that the first ones can be read while others are counted. */
function useMonths(linkId: string) {
  const list = useQuery(correctionMonthsQuery(linkId));
  const all = list.data?.months ?? [];
  const previews = useQueries({ queries: all.map(({ month }) => correctionsQuery(linkId, month)) });
  const done = previews.filter(({ isPending }) => !isPending).length;
  const months: LookedAtMonth[] = all.flatMap(({ month }, index) => {
    const corrections = previews[index]?.data;
    return corrections === undefined ? [] : [{ month, corrections }];
  });
  const failed = [list, ...previews].filter(({ error }) => error !== null);
  return {
    months,
    failed,
    done,
    count: all.length,
    isListed: list.data !== undefined,
    isComplete: list.data !== undefined && months.length === all.length,
  };
}

function Progress({ failed, done, count, isListed }: ReturnType<typeof useMonths>) {
  const { t } = useTranslation();
  return (
    <>
      {failed.map(({ error, refetch }) => (
        <Problem key={String(error)} error={error} onRetry={() => void refetch()} />
      ))}
      {isListed || failed.length > 0 ? null : <Loading />}
      {count === done ? null : (
        <Text size="sm" role="status">
          {t('mappings.correctLooking', { done, count })}
        </Text>
      )}
    </>
  );
}

function WhatIsSent({ months }: { readonly months: readonly LookedAtMonth[] }) {
  const { t } = useTranslation();
  const updates = months.flatMap(({ corrections }) => corrections.updates).length;
  const journals = months.flatMap(({ corrections }) => corrections.journals).length;
  return [
    updates === 0 ? '' : t('mappings.correctNow', { count: updates }),
    journals === 0 ? '' : t('mappings.correctByJournal', { count: journals }),
  ]
    .filter((text) => text !== '')
    .join(' · ');
}

function Asked({ corrected }: { readonly corrected: WireCorrectedOrders }) {
  const { t } = useTranslation();
  const { updates, journals, left } = corrected;
  return (
    <Text size="sm" role="status">
      {[
        updates === 0 ? '' : t('mappings.corrected', { count: updates }),
        journals === 0 ? '' : t('mappings.correctedByJournal', { count: journals }),
        left === 0 ? '' : t('mappings.correctedLeft', { count: left }),
      ].join(' ')}
    </Text>
  );
}
