import { Grid, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import type { WireStatus } from '../../../../sidecar/src/contract/index.ts';
import { statusQuery } from '../../api/queries.ts';
import { isSetUp } from '../../app/is-set-up.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ConnectStep } from './ConnectStep.tsx';
import { LiveStep } from './LiveStep.tsx';
import { MappingStep } from './MappingStep.tsx';
import { OrganisationStep } from './OrganisationStep.tsx';

const STEPS = ['connect', 'organisation', 'mappings', 'live'] as const;
/** Estimates for somebody with the Xero login at hand. */
const MINUTES: Readonly<Record<Step, number>> = {
  connect: 5,
  organisation: 1,
  mappings: 3,
  live: 1,
};

type Step = (typeof STEPS)[number];

/** From nothing to live, one question at a time. Where it stands is the service's, not this page's. */
export function SetupPage() {
  const { t } = useTranslation();
  const { data: status } = useQuery(statusQuery);
  if (status === undefined) return <Loading />;
  if (isSetUp(status)) return <Navigate to="/" replace />;
  const step = findStep(status);
  const link = status.links[0];
  const left = STEPS.slice(STEPS.indexOf(step)).reduce((sum, name) => sum + MINUTES[name], 0);
  return (
    <>
      <PageTitle>{t('setup.title')}</PageTitle>
      <Grid>
        <Grid.Col span={{ base: 12, sm: 4, md: 3 }}>
          <Paper>
            <Stack component="ol" gap="xs" m={0} ps="md">
              {STEPS.map((name) => (
                <Text
                  component="li"
                  key={name}
                  fw={name === step ? 700 : 400}
                  aria-current={name === step ? 'step' : undefined}
                >
                  {t(`setup.steps.${name}`)}
                  {STEPS.indexOf(name) < STEPS.indexOf(step) ? ' ✓' : ''}
                </Text>
              ))}
            </Stack>
            <Text size="sm" c="#5a5a5a" mt="sm">
              {t('setup.minutes', { count: left })}
            </Text>
          </Paper>
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 8, md: 9 }}>
          <Paper>
            <Text size="sm" c="#5a5a5a">
              {t('setup.step', { step: STEPS.indexOf(step) + 1, of: STEPS.length })}
            </Text>
            <Title order={2} size="h4" mb="sm">
              {t(`setup.steps.${step}`)}
            </Title>
            {step === 'connect' ? <ConnectStep storeUrl={status.store?.url ?? ''} /> : null}
            {step === 'organisation' ? <OrganisationStep /> : null}
            {step === 'mappings' && link !== undefined ? <MappingStep linkId={link.id} /> : null}
            {step === 'live' && link !== undefined ? <LiveStep linkId={link.id} /> : null}
            <Text size="sm" c="#5a5a5a" mt="lg">
              {t('setup.safe')}
            </Text>
          </Paper>
        </Grid.Col>
      </Grid>
    </>
  );
}

function findStep({ stage }: WireStatus): Step {
  if (stage === 'chooseOrganisation') return 'organisation';
  if (stage === 'mapping') return 'mappings';
  return stage === 'ready' || stage === 'live' || stage === 'paused' ? 'live' : 'connect';
}
