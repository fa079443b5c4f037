import { Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { organisationsQuery, useChooseOrganisation } from '../../api/queries.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';

/** nopCommerce's first store; further stores are linked under Settings. */
const FIRST_STORE_ID = 1;

export function OrganisationQuestion() {
  const { t } = useTranslation();
  const organisations = useQuery(organisationsQuery);
  const choose = useChooseOrganisation();
  const [picked, setPicked] = useState<string>();
  if (organisations.data === undefined) {
    if (organisations.error === null) return <Loading />;
    return <Problem error={organisations.error} onRetry={() => void organisations.refetch()} />;
  }
  const [only, ...others] = organisations.data;
  // One is no choice; between several nobody is guessed for.
  const tenantId = picked ?? (others.length === 0 ? only?.tenantId : undefined);
  if (only === undefined) return <Text>{t('setup.organisation.none')}</Text>;
  return (
    <Stack>
      <Radio.Group
        label={t('setup.organisation.how')}
        value={tenantId ?? null}
        onChange={setPicked}
      >
        {organisations.data.map((organisation) => (
          <Radio
            mt={8}
            key={organisation.tenantId}
            value={organisation.tenantId}
            label={organisation.name}
            description={[organisation.country, organisation.currency].filter(Boolean).join(' · ')}
          />
        ))}
      </Radio.Group>
      <Problem error={choose.error} />
      <ActionButton
        needs="administer"
        w="fit-content"
        disabled={tenantId === undefined}
        loading={choose.isPending}
        onClick={() => {
          if (tenantId !== undefined) choose.mutate({ storeId: FIRST_STORE_ID, tenantId });
        }}
      >
        {t('setup.continue')}
      </ActionButton>
    </Stack>
  );
}
