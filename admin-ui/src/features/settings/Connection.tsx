import { Group, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useLink, useStatus } from '../../components/use-status.ts';
import { formatDate, formatTime } from '../../text/format.ts';
import { ConnectButton } from '../../components/ConnectButton.tsx';
import { xeroLoginQuery } from './queries.ts';

/** Which organisation, who connected it, and until when. */
export function Connection() {
  const { t } = useTranslation();
  const link = useLink();
  const status = useStatus().data;
  const login = useQuery({ ...xeroLoginQuery(link?.id ?? ''), enabled: link !== undefined });
  const name = status?.organisation?.name;
  if (name === undefined) {
    return (
      <Paper>
        <Text size="sm" mb="xs">
          {t('settings.connection.never')}
        </Text>
        <LinkButton to="/setup" isPrimary>
          {t('app.setup')}
        </LinkButton>
      </Paper>
    );
  }
  const { connectedBy, connectedAt, endsAt } = login.data ?? {};
  return (
    <Paper className="any-text">
      <Text size="sm" fw={600}>
        {status?.stage === 'disconnected'
          ? t('settings.connection.notConnected', { name })
          : t('settings.connection.connectedTo', { name })}
      </Text>
      <Problem error={login.error} />
      <Text size="sm" mih={20}>
        {connectedAt === undefined || connectedAt === null
          ? null
          : t('settings.connection.by', {
              name: connectedBy ?? t('settings.somebody'),
              time: formatTime(connectedAt),
            })}
      </Text>
      <Text size="sm" mih={20}>
        {endsAt === undefined || endsAt === null
          ? null
          : t('settings.connection.endsAt', { date: formatDate(endsAt.slice(0, 10)) })}
      </Text>
      <Text size="sm" c="#5a5a5a" my="xs">
        {t('settings.connection.reconnectHint', { name })}
      </Text>
      <Group gap="xs">
        <ConnectButton text={t('settings.connection.reconnect')} />
        {link?.liveFrom === null ? null : (
          <LinkButton to="/change-organisation">{t('settings.connection.change')}</LinkButton>
        )}
      </Group>
    </Paper>
  );
}
