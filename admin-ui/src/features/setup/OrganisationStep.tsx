import { Button, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { organisationsQuery, useChooseOrganisation } from '../../api/queries.ts';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';

/** nopCommerce's first store; further stores are linked under Settings. */
const FIRST_STORE_ID = 1;

export function OrganisationStep() {
  const { t } = useTranslation();
  const organisations = useQuery(organisationsQuery);
  const choose = useChooseOrganisation();
  const [picked, setPicked] = useState<string>();
  if (organisations.data === undefined) {
    return organisations.error === null ? <Loading /> : <Problem error={organisations.error} />;
  }
  const tenantId = picked ?? organisations.data[0]?.tenantId ?? '';
  if (tenantId === '') return <Text>{t('setup.noOrganisation')}</Text>;
  return (
    <Stack>
      <Radio.Group label={t('setup.organisationHow')} value={tenantId} onChange={setPicked}>
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
      <Button
        w="fit-content"
        loading={choose.isPending}
        onClick={() => choose.mutate({ storeId: FIRST_STORE_ID, tenantId })}
      >
        {t('setup.continue')}
      </Button>
    </Stack>
  );
}
