import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { rulesQuery, usePublishRules } from '../../api/queries.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { UnbookedStores } from '../../components/UnbookedStores.tsx';
import { AfterBookingCards } from './AfterBookingCards.tsx';
import { BackupCard } from './BackupCard.tsx';
import { Connection } from './Connection.tsx';
import { ContactCards } from './ContactCards.tsx';
import { DateCards } from './DateCards.tsx';
import { GiftCardsCard } from './GiftCardsCard.tsx';
import { PastOrdersCard } from './PastOrdersCard.tsx';
import { People } from './People.tsx';
import { PostingCards } from './PostingCards.tsx';
import { shownSettingsQuery, useStop } from './queries.ts';
import { RulesEditor } from './RulesEditor.tsx';
import { StopCard } from './StopCard.tsx';
import { useStatus } from '../../components/use-status.ts';

const GROUPS = [
  'posting',
  'dates',
  'contacts',
  'after',
  'people',
  'connection',
  'past',
  'backup',
  'stop',
] as const;
type Group = (typeof GROUPS)[number];

/** A card a setting, in groups; the end of it all comes last. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { data: status } = useStatus();
  const link = status?.links[0];
  // Kept where the card was: it is gone with the link that it ended.
  const [stopping, setStopping] = useState<string>();
  const stop = useStop(stopping ?? link?.id ?? '');
  if (status === undefined) return <Loading />;
  if (stop.isSuccess) return <Stopped />;
  const name = status.organisation?.name;
  return (
    <>
      <PageTitle>{t('settings.title')}</PageTitle>
      <Text size="sm" mb="xs" c="#5a5a5a">
        {t('settings.intro')}
      </Text>
      <UnbookedStores />
      <Jump hasStop={link !== undefined} />
      {link === undefined ? (
        <Text size="sm">{t('settings.notYet')}</Text>
      ) : (
        <Rules linkId={link.id} isPublished={link.ruleSetNumber !== null} />
      )}
      <Section group="people">
        <People />
      </Section>
      <Section group="connection">
        <Connection />
      </Section>
      <Section group="past">
        <PastOrdersCard />
        <GiftCardsCard />
      </Section>
      <Section group="backup">
        <BackupCard />
      </Section>
      {link === undefined || name === undefined ? null : (
        <Section group="stop">
          <div onFocus={() => setStopping(link.id)}>
            <StopCard status={status} linkId={link.id} organisation={name} stop={stop} />
          </div>
        </Section>
      )}
    </>
  );
}

function Rules({
  linkId,
  isPublished,
}: {
  readonly linkId: string;
  readonly isPublished: boolean;
}) {
  const { t } = useTranslation();
  const rules = useQuery({ ...rulesQuery(linkId), enabled: isPublished });
  const shown = useQuery({ ...shownSettingsQuery(linkId), enabled: isPublished });
  const publish = usePublishRules(linkId);
  if (!isPublished) return <Text size="sm">{t('settings.notYet')}</Text>;
  const error = rules.error ?? shown.error;
  if (error !== null) return <Problem error={error} onRetry={() => void rules.refetch()} />;
  if (rules.data === undefined || shown.data === undefined) return <Loading />;
  return (
    <RulesEditor linkId={linkId} published={rules.data} shown={shown.data} publish={publish}>
      <Section group="posting">
        <PostingCards />
      </Section>
      <Section group="dates">
        <DateCards />
      </Section>
      <Section group="contacts">
        <ContactCards />
      </Section>
      <Section group="after">
        <AfterBookingCards />
      </Section>
    </RulesEditor>
  );
}

function Section({ group, children }: { readonly group: Group; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" mt="lg" component="section" aria-labelledby={`settings-${group}`}>
      <Title
        order={2}
        size="h5"
        id={`settings-${group}`}
        tabIndex={-1}
        {...(group === 'stop' ? { c: '#b3331f' } : {})}
      >
        {t(`settings.groups.${group}`)}
      </Title>
      {children}
    </Stack>
  );
}

/** To a group; the address belongs to the routes, so the focus is moved by hand. */
function Jump({ hasStop }: { readonly hasStop: boolean }) {
  const { t } = useTranslation();
  const jump = (group: Group): void => {
    const title = document.getElementById(`settings-${group}`);
    title?.scrollIntoView({ block: 'start' });
    title?.focus();
  };
  return (
    <nav aria-label={t('settings.goTo')}>
      <Group gap={4}>
        {GROUPS.filter((group) => hasStop || group !== 'stop').map((group) => (
          <Button key={group} size="compact-xs" variant="default" onClick={() => jump(group)}>
            {t(`settings.groups.${group}`)}
          </Button>
        ))}
      </Group>
    </nav>
  );
}

function Stopped() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t('settings.title')}</PageTitle>
      <EmptyState title={t('settings.stop.done')} hint={t('settings.stop.doneHint')}>
        <LinkButton to="/setup" isPrimary>
          {t('settings.stop.again')}
        </LinkButton>
      </EmptyState>
    </>
  );
}
