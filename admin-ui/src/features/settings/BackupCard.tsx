import { Alert, Code, List, Paper, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { WideTable } from '../../components/WideTable.tsx';
import { formatDecimal, formatTime } from '../../text/format.ts';
import { backupsQuery, useBackUp } from './queries.ts';

const MEGABYTE = 1_000_000;
const STEPS = ['stop', 'aside', 'copy', 'start'] as const;

/** Where the copies are, the last one, a new one, and how one is restored. */
export function BackupCard() {
  const { t } = useTranslation();
  const backups = useQuery(backupsQuery);
  const backUp = useBackUp();
  const [latest] = backups.data?.backups ?? [];
  return (
    <Paper className="any-text">
      <Text size="sm">{t('settings.backup.does')}</Text>
      <Text size="sm" mt={6}>
        {t('settings.backup.where')} <Code>{backups.data?.folder ?? '…'}</Code>
      </Text>
      <Text size="sm" mt={6}>
        {latest === undefined
          ? t('settings.backup.none')
          : t('settings.backup.last', { time: formatTime(latest.madeAt) })}
      </Text>
      <Text size="sm" my={6}>
        {t('settings.backup.elsewhere')}
      </Text>
      <Problem error={backups.error ?? backUp.error} />
      <ActionButton needs="administer" loading={backUp.isPending} onClick={() => backUp.mutate()}>
        {t('settings.backup.now')}
      </ActionButton>
      {backUp.isSuccess ? (
        <Alert color="green" role="status" p="xs" mt="xs">
          {t('settings.backup.made')}
        </Alert>
      ) : null}
      {latest === undefined ? null : <BackupList backups={backups.data?.backups ?? []} />}
      <Title order={3} size="h6" mt="md">
        {t('settings.backup.restoreTitle')}
      </Title>
      <List type="ordered" size="sm">
        {STEPS.map((step) => (
          <List.Item key={step}>{t(`settings.backup.restore.${step}`)}</List.Item>
        ))}
      </List>
    </Paper>
  );
}

interface BackupListProps {
  readonly backups: readonly {
    readonly file: string;
    readonly madeAt: string;
    readonly bytes: number;
  }[];
}

function BackupList({ backups }: BackupListProps) {
  const { t } = useTranslation();
  return (
    <WideTable label={t('settings.backup.list')}>
      <Table mt="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('settings.backup.when')}</Table.Th>
            <Table.Th>{t('settings.backup.file')}</Table.Th>
            <Table.Th className="amount">{t('settings.backup.size')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {backups.map(({ file, madeAt, bytes }) => (
            <Table.Tr key={file}>
              <Table.Td>{formatTime(madeAt)}</Table.Td>
              <Table.Td>
                <bdi>{file.split(/[\\/]/).at(-1)}</bdi>
              </Table.Td>
              <Table.Td className="amount">
                {t('settings.backup.megabytes', { size: formatDecimal(bytes / MEGABYTE) })}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
