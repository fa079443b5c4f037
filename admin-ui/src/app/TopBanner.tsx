import { Alert, Group, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { Trans, useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { WireStatus } from '../../../sidecar/src/contract/index.ts';
import { useContinue, usePause } from '../api/queries.ts';
import { ActionButton } from '../components/ActionButton.tsx';
import { Problem } from '../components/Problem.tsx';
import { formatCount, formatDate, formatTime, formatTimeOfDay } from '../text/format.ts';

type WireLink = WireStatus['links'][number];

/** What is booked where, on top of every page; the same lines whatever the state, so nothing jumps. */
export function TopBanner({ status }: { readonly status: WireStatus }) {
  const [link] = status.links;
  if (link === undefined || status.organisation === null) return null;
  return (
    <>
      <BooksInto link={link} name={status.organisation.name} stage={status.stage} />
      {link.state === 'paused' ? <Paused link={link} /> : null}
      <Trial link={link} booked={status.counts.booked + status.counts.sending} />
    </>
  );
}

interface BooksIntoProps {
  readonly link: WireLink;
  readonly name: string;
  readonly stage: WireStatus['stage'];
}

function BooksInto({ link, name, stage }: BooksIntoProps) {
  const { t } = useTranslation();
  const pause = usePause(link.id);
  return (
    <Group gap="xs" mb="xs" className="any-text">
      <Text size="sm">
        <Trans i18nKey="app.booksInto" values={{ name }} components={{ b: <b /> }} />
        {link.liveFrom === null
          ? ` · ${t('app.notLive')}`
          : ` · ${t('app.liveSince', { date: formatDate(link.liveFrom) })}`}
      </Text>
      {stage === 'disconnected' ? (
        <Text size="sm" c="#8f2716" fw={600}>
          {t('app.signedOutOfXero')} <Link to="/settings">{t('app.connectAgain')}</Link>
        </Text>
      ) : null}
      {link.state === 'live' ? (
        <ActionButton
          needs="operate"
          size="compact-xs"
          variant="subtle"
          loading={pause.isPending}
          onClick={() => pause.mutate('pause')}
        >
          {t('app.pause')}
        </ActionButton>
      ) : null}
      <Problem error={pause.error} />
    </Group>
  );
}

/** Who paused and when, what waits, and the way on. */
function Paused({ link }: { readonly link: WireLink }) {
  const { t } = useTranslation();
  const pause = usePause(link.id);
  const words = {
    name: link.pausedBy ?? t('app.somebody'),
    time: link.pausedAt === null ? '' : describeTime(t, link.pausedAt),
    orders: formatCount(link.heldBack),
    count: link.heldBack,
  };
  return (
    <Alert color="orange" mb="xs" role="status">
      <Group justify="space-between">
        <Text c="#6b4100" className="any-text">
          {t(link.pausedAt === null ? 'app.pausedSometime' : 'app.paused', words)}
        </Text>
        <ActionButton
          needs="operate"
          size="xs"
          loading={pause.isPending}
          onClick={() => pause.mutate('resume')}
        >
          {t('app.resume')}
        </ActionButton>
      </Group>
      <Problem error={pause.error} />
    </Alert>
  );
}

/** Today the time is enough. */
function describeTime(t: TFunction, instant: string): string {
  const isToday = new Date(instant).toDateString() === new Date().toDateString();
  return isToday
    ? t('app.pausedAt', { time: formatTimeOfDay(instant) })
    : t('app.pausedOn', { time: formatTime(instant) });
}

interface TrialProps {
  readonly link: WireLink;
  readonly booked: number;
}

/** The first orders after going live: looked at in Xero before the others follow. */
function Trial({ link, booked }: TrialProps) {
  const { t } = useTranslation();
  const proceed = useContinue(link.id);
  // Setup's page asks the same, beside both totals.
  const isAskedBelow = useLocation().pathname === '/setup';
  if (link.bookFirst === null || isAskedBelow) return null;
  return (
    <Alert color="blue" mb="xs" role="status">
      <Group justify="space-between">
        <Text c="#1b4661">
          {t('app.trial', { count: link.bookFirst, booked: formatCount(booked) })}{' '}
          <Link to="/setup">{t('app.trialTotals')}</Link>
        </Text>
        <ActionButton
          needs="administer"
          size="xs"
          loading={proceed.isPending}
          onClick={() => proceed.mutate()}
        >
          {t('app.continue')}
        </ActionButton>
      </Group>
      <Problem error={proceed.error} />
    </Alert>
  );
}
