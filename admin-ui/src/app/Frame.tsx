import { Alert, Box, Button, Container, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import type { WireStatus } from '../../../sidecar/src/contract/index.ts';
import { statusQuery, useContinue, usePause } from '../api/queries.ts';
import { Loading } from '../components/Loading.tsx';
import { Outages } from '../components/Outages.tsx';
import { Problem } from '../components/Problem.tsx';
import { formatCount, formatDate } from '../text/format.ts';
import { isSetUp } from './is-set-up.ts';

/** What is around every page: what is booked where, the tabs, and what work waits for. */
export function Frame() {
  const { t } = useTranslation();
  const status = useQuery(statusQuery);
  return (
    <Container size={1400} px="md" py="sm">
      <a className="skip-link" href="#main" onClick={focusMain}>
        {t('app.skip')}
      </a>
      <section aria-label={t('app.status')}>
        {status.data === undefined ? null : <Banner status={status.data} />}
        <Tabs status={status.data} />
      </section>
      <Box component="main" id="main" tabIndex={-1} mt="md">
        {status.data === undefined && status.error !== null ? (
          <Problem error={status.error} onRetry={() => void status.refetch()} />
        ) : (
          <Suspense fallback={<Loading />}>
            <Outages status={status.data} />
            <Outlet />
          </Suspense>
        )}
      </Box>
    </Container>
  );
}

/** The address belongs to the routes, so the focus is moved by hand. */
function focusMain(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function Tabs({ status }: { readonly status: WireStatus | undefined }) {
  const { t } = useTranslation();
  const count = status?.reviewEntries ?? 0;
  const tabs = [
    isSetUp(status) ? ['/', t('app.home')] : ['/setup', t('app.setup')],
    ['/orders', t('app.orders')],
    ['/review', count === 0 ? t('app.review') : t('app.reviewCount', { count })],
    ['/mappings', t('app.mappings')],
    ['/settings', t('app.settings')],
  ] as const;
  return (
    <nav className="tabs" aria-label={t('app.navigation')}>
      {tabs.map(([to, text]) => (
        <NavLink key={to} to={to} end={to === '/'}>
          {text}
        </NavLink>
      ))}
    </nav>
  );
}

function Banner({ status }: { readonly status: WireStatus }) {
  const { t } = useTranslation();
  const link = status.links[0];
  const pause = usePause(link?.id ?? '');
  if (link === undefined || status.organisation === null) return null;
  const waiting = formatCount(status.counts.waiting + status.counts.new);
  if (link.state === 'paused') {
    return (
      <Alert color="orange" mb="xs" role="status">
        <Group justify="space-between">
          <Text c="#6b4100">{t('app.paused', { orders: waiting })}</Text>
          <Button size="xs" loading={pause.isPending} onClick={() => pause.mutate('resume')}>
            {t('app.resume')}
          </Button>
        </Group>
      </Alert>
    );
  }
  return (
    <>
      <Trial link={link} booked={status.counts.booked + status.counts.sending} />
      <Group gap="xs" mb="xs">
        <Text size="sm">
          <Trans
            i18nKey="app.booksInto"
            values={{ name: status.organisation.name }}
            components={{ b: <b /> }}
          />
          {link.liveFrom === null
            ? ` · ${t('app.notLive')}`
            : ` · ${t('app.liveSince', { date: formatDate(link.liveFrom) })}`}
        </Text>
        {link.state === 'live' ? (
          <Button
            size="compact-xs"
            variant="subtle"
            loading={pause.isPending}
            onClick={() => pause.mutate('pause')}
          >
            {t('app.pause')}
          </Button>
        ) : null}
      </Group>
    </>
  );
}

interface TrialProps {
  readonly link: WireStatus['links'][number];
  readonly booked: number;
}

/** The first orders after going live: looked at in Xero before the others follow. */
function Trial({ link, booked }: TrialProps) {
  const { t } = useTranslation();
  const proceed = useContinue(link.id);
  if (link.bookFirst === null) return null;
  return (
    <Alert color="blue" mb="xs" role="status">
      <Group justify="space-between">
        <Text c="#1b4661">
          {t('app.trial', { count: link.bookFirst, booked: formatCount(booked) })}
        </Text>
        <Button size="xs" loading={proceed.isPending} onClick={() => proceed.mutate()}>
          {t('app.continue')}
        </Button>
      </Group>
      <Problem error={proceed.error} />
    </Alert>
  );
}
