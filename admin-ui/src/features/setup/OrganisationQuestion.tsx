import { Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { organisationsQuery, statusQuery, useChooseOrganisation } from '../../api/queries.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';
import { ConnectButton } from '../../components/ConnectButton.tsx';

/** nopCommerce's first store. */
const FIRST_STORE_ID = 1;
const WAIT_MS = 4000;

/** Which organisation the store is booked into; another one may be chosen until the shop is live. */
export function OrganisationQuestion({ isChosen }: { readonly isChosen: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isWaiting, setIsWaiting] = useState(false);
  const refetchInterval = isWaiting ? WAIT_MS : false;
  const organisations = useQuery({ ...organisationsQuery, refetchInterval });
  const chosen = useQuery(statusQuery).data?.organisation?.tenantId;
  const choose = useChooseOrganisation();
  const [picked, setPicked] = useState<string>();
  if (organisations.data === undefined) {
    if (organisations.error === null) return <Loading />;
    return <Problem error={organisations.error} onRetry={() => void organisations.refetch()} />;
  }
  const [only, ...others] = organisations.data;
  // One is no choice; between several nobody is guessed for.
  const tenantId = picked ?? (isChosen ? chosen : others.length === 0 ? only?.tenantId : undefined);
  return (
    <Stack>
      {only === undefined ? (
        <Text>{t('setup.organisation.none')}</Text>
      ) : (
        <Radio.Group
          label={t('setup.organisation.how')}
          value={tenantId ?? null}
          onChange={setPicked}
        >
          {organisations.data.map(({ tenantId: id, name, country, currency }) => (
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
      {isChosen && picked !== undefined && picked !== chosen ? (
        <Text size="sm" c="#8a5300" role="status">
          {t('setup.organisation.askedAgain')}
        </Text>
      ) : null}
      <Problem error={choose.error} />
      <ActionButton
        needs="administer"
        w="fit-content"
        disabled={tenantId === undefined}
        loading={choose.isPending}
        onClick={() => {
          if (tenantId === undefined) return;
          choose.mutate(
            { storeId: FIRST_STORE_ID, tenantId },
            { onSuccess: () => void navigate('/setup?step=alreadyBooked') },
          );
        }}
      >
        {t('setup.continue')}
      </ActionButton>
      <details>
        <summary>{t('setup.organisation.other')}</summary>
        <Text size="sm" my="xs">
          {t('setup.organisation.otherHow')}
        </Text>
        <ConnectButton text={t('setup.connect.signIn')} onOpened={() => setIsWaiting(true)} />
      </details>
    </Stack>
  );
}
