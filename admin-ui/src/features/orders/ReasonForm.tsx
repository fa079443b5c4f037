import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../components/Problem.tsx';

const SHORTEST_REASON = 3;

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly action: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onSubmit: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Something is done with an order for a reason, in the person's own words. */
export function ReasonForm({ label, hint, action, isPending, error, onSubmit, onCancel }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit(reason);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" maw={480} mt="xs">
        <TextInput
          label={label}
          description={hint}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Problem error={error} />
        <Group gap="xs">
          <Button
            type="submit"
            size="xs"
            disabled={reason.trim().length < SHORTEST_REASON}
            loading={isPending}
          >
            {action}
          </Button>
          <Button size="xs" variant="default" onClick={onCancel}>
            {t('orders.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
