import { Button, Group, List, Paper, Text, TextInput, Title } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireStatus } from '../../../../sidecar/src/contract/index.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useCan } from '../../components/use-can.ts';
import { formatCount } from '../../text/format.ts';
import type { useStop } from './queries.ts';

interface StopCardProps {
  readonly status: WireStatus;
  readonly linkId: string;
  readonly organisation: string;
  readonly stop: ReturnType<typeof useStop>;
}

/** The end: what is unfinished, what to take along, and the name typed to say that it is meant. */
export function StopCard({ status, linkId, organisation, stop }: StopCardProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const mayStop = useCan('administer');
  const isMeant = typed.trim() === organisation.trim();
  const submit = (): void => {
    if (isMeant) stop.mutate(typed);
  };
  return (
    <Paper className="any-text" style={{ borderColor: '#dd4b39', borderWidth: 2 }}>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          submit();
        }}
      >
        <Text size="sm">{t('settings.stop.does')}</Text>
        <Text size="sm" fw={600} mt={6}>
          {t('settings.stop.stays')}
        </Text>
        <Title order={3} size="h6" mt="sm">
          {t('settings.stop.unfinished')}
        </Title>
        <List size="sm">
          {listUnfinished(t, status).map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
        <Title order={3} size="h6" mt="sm" mb={6}>
          {t('settings.stop.take')}
        </Title>
        <Group gap="xs" mb="md">
          <Download href={`api/v1/links/${linkId}/documents/csv`} name="orders-and-invoices.csv">
            {t('settings.stop.documents')}
          </Download>
          <Download href="api/v1/activity/csv?kind=people" name="who-did-what.csv">
            {t('settings.stop.audit')}
          </Download>
        </Group>
        <TextInput
          label={t('settings.stop.typed', { name: organisation })}
          autoComplete="off"
          maw={420}
          mb="xs"
          readOnly={!mayStop}
          value={typed}
          maxLength={300}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Problem error={stop.error} />
        <ActionButton
          needs="administer"
          color="#b3331f"
          disabled={mayStop && !isMeant}
          loading={stop.isPending}
          onClick={submit}
        >
          {t('settings.stop.button')}
        </ActionButton>
      </form>
    </Paper>
  );
}

function Download(props: {
  readonly href: string;
  readonly name: string;
  readonly children: string;
}) {
  return (
    <Button component="a" size="xs" variant="default" href={props.href} download={props.name}>
      {props.children}
    </Button>
  );
}

function listUnfinished(t: TFunction, { counts }: WireStatus): string[] {
  const lines = [
    ['held', counts.held],
    ['waiting', counts.new + counts.waiting],
    ['sending', counts.sending],
  ] as const;
  const unfinished = lines
    .filter(([, count]) => count > 0)
    .map(([name, count]) => t(`settings.stop.${name}`, { count, shown: formatCount(count) }));
  return unfinished.length === 0 ? [t('settings.stop.nothing')] : unfinished;
}
