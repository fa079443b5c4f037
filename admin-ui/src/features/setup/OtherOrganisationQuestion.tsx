import { Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { organisationsQuery } from '../../api/queries.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ConnectButton } from '../../components/ConnectButton.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';
import { findPending } from './find-pending.ts';
import { useSignInToAnother, useStartChange } from './queries.ts';
import { linkTo, ORGANISATION_CHANGE } from './setup-flow.ts';
import { useStatus } from '../../components/use-status.ts';

const WAIT_MS = 4000;

/** Which organisation the store goes to: any that is connected but the one that it books into. */
export function OtherOrganisationQuestion() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isWaiting, setIsWaiting] = useState(false);
  const refetchInterval = isWaiting ? WAIT_MS : false;
  const organisations = useQuery({ ...organisationsQuery, refetchInterval });
  const status = useStatus().data;
  const [old] = status?.links ?? [];
  const begun = status === undefined ? undefined : findPending(status)?.tenantId;
  const start = useStartChange(old?.id ?? '');
  const signIn = useSignInToAnother(old?.id ?? '');
  const [picked, setPicked] = useState<string>();
  if (organisations.data === undefined || old === undefined) {
    if (organisations.error === null) return <Loading />;
    return <Problem error={organisations.error} onRetry={() => void organisations.refetch()} />;
  }
  const others = organisations.data.filter(({ tenantId }) => tenantId !== old.tenantId);
  const tenantId = picked ?? begun;
  return (
    <Stack>
      <Text>{t('setup.change.how', { name: old.organisation })}</Text>
      {others.length === 0 ? (
        <Text>{t('setup.change.none')}</Text>
      ) : (
        <Radio.Group label={t('setup.change.which')} value={tenantId ?? null} onChange={setPicked}>
          {others.map(({ tenantId: id, name, country, currency }) => (
            <Radio
              mt={8}
              key={id}
              value={id}
              label={name}
              description={[country, currency].filter(Boolean).join(' · ')}
            />
          ))}
        </Radio.Group>
      )}
      <Problem error={start.error} />
      <ActionButton
        needs="administer"
        w="fit-content"
        disabled={tenantId === undefined}
        loading={start.isPending}
        onClick={() => {
          if (tenantId === undefined) return;
          const next = () => void navigate(linkTo(ORGANISATION_CHANGE, 'lastDay'));
          start.mutate(tenantId, { onSuccess: next });
        }}
      >
        {t('setup.continue')}
      </ActionButton>
      <details open={others.length === 0}>
        <summary>{t('setup.organisation.other')}</summary>
        <Text size="sm" my="xs">
          {t('setup.change.otherHow', { name: old.organisation })}
        </Text>
        <ConnectButton
          text={t('setup.change.connect')}
          connect={signIn}
          onOpened={() => setIsWaiting(true)}
        />
      </details>
    </Stack>
  );
}
