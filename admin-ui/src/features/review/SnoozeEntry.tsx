import { Alert, Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireReviewEntry } from '../../../../sidecar/src/contract/index.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { formatDate } from '../../text/format.ts';
import { useSnooze } from './queries.ts';

const CHOICES = [
  ['tomorrow', 1],
  ['week', 7],
  ['month', 30],
] as const;

/** Puts the cause off until a day; it stays in the count. */
export function SnoozeEntry({ entry }: { readonly entry: WireReviewEntry }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [until, setUntil] = useState(() => addDays(7));
  const snooze = useSnooze(entry);
  if (entry.isSnoozed) return null;
  return (
    <Popover opened={isOpen} onChange={setIsOpen} trapFocus withRoles={false} position="top-start">
      <Popover.Target>
        <ActionButton
          needs="operate"
          size="xs"
          variant="default"
          onClick={() => setIsOpen(!isOpen)}
        >
          {t('review.snooze')}
        </ActionButton>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('review.snooze')}>
        <Stack gap="xs" maw={300}>
          <Group gap={6}>
            {CHOICES.map(([name, days]) => (
              <Button
                key={name}
                size="compact-xs"
                variant="default"
                onClick={() => setUntil(addDays(days))}
              >
                {t(`review.snoozeFor.${name}`)}
              </Button>
            ))}
          </Group>
          <TextInput
            type="date"
            size="xs"
            label={t('review.snoozeUntil')}
            description={t('review.snoozeHint')}
            value={until}
            min={addDays(1)}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
          <Button
            size="xs"
            loading={snooze.isPending}
            disabled={until === ''}
            onClick={() => snooze.mutate(until, { onSuccess: () => setIsOpen(false) })}
          >
            {t('review.snooze')}
          </Button>
          <Problem error={snooze.error} />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

export function SnoozedNotice({ entry }: { readonly entry: WireReviewEntry }) {
  const { t } = useTranslation();
  const snooze = useSnooze(entry);
  if (!entry.isSnoozed || entry.snoozedUntil === null) return null;
  return (
    <Alert color="blue" p="xs" mb="sm" role="status">
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="#1b4661">
          {t('review.snoozed', {
            date: formatDate(entry.snoozedUntil),
            name: entry.snoozedBy ?? '',
          })}
        </Text>
        <ActionButton
          needs="operate"
          size="compact-xs"
          variant="default"
          loading={snooze.isPending}
          onClick={() => snooze.mutate(null)}
        >
          {t('review.takeUp')}
        </ActionButton>
      </Group>
      <Problem error={snooze.error} />
    </Alert>
  );
}

/** The day so many days from now, where the person is. */
function addDays(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  const [month, date] = [day.getMonth() + 1, day.getDate()].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${day.getFullYear()}-${month}-${date}`;
}
