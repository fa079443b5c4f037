import { Alert, Anchor, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetSession } from '../api/session.ts';
import { useConnection } from './use-connection.ts';

/** The back office outside this frame; it asks for the login where that is needed. */
const BACK_OFFICE = '../';

/** One banner for every page while answers do not come; it goes by itself when they do again. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const connection = useConnection();
  useReadAgain(connection === 'ok');
  if (connection === 'ok') return null;
  return (
    <Alert color="red" role="alert" mb="sm" title={t(`app.connection.${connection}`)}>
      <Text size="sm">{t(`app.connection.${connection}Hint`)}</Text>
      {connection === 'signedOut' ? (
        <Anchor href={BACK_OFFICE} target="_blank" rel="noopener" fw={600}>
          {t('app.connection.signIn')}
        </Anchor>
      ) : null}
    </Alert>
  );
}

/** What was read before the answers stopped is read again when they come. */
function useReadAgain(isOk: boolean): void {
  const client = useQueryClient();
  const wasOk = useRef(isOk);
  useEffect(() => {
    if (isOk && !wasOk.current) {
      forgetSession();
      void client.invalidateQueries();
    }
    wasOk.current = isOk;
  }, [client, isOk]);
}
