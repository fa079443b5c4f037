import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WireStatus } from '../../../../sidecar/src/contract/index.ts';
import { reviewQuery, useContinue } from '../../api/queries.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useIsShown } from '../../components/use-status.ts';
import { useStoreId } from '../../components/use-store.ts';
import { CauseLine } from './CauseLine.tsx';

const CAUSES = 5;

interface NeedsYouProps {
  readonly link: WireStatus['links'][number] | undefined;
  readonly booked: number;
}

/** At most five causes, the largest amount first; nothing is called done that a person has to do. */
export function NeedsYou({ link, booked }: NeedsYouProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery(reviewQuery);
  const isShown = useIsShown(useStoreId());
  const entries = (data?.entries ?? []).filter(({ linkId }) => isShown(linkId));
  const open = entries.filter(({ isSnoozed }) => !isSnoozed);
  const snoozed = entries.length - open.length;
  const isTrial = link !== undefined && link.bookFirst !== null;
  return (
    <Paper mih={96}>
      <Title order={2} size="h5" mb="xs">
        {t('home.needsYou')}
      </Title>
      <Problem error={data === undefined ? error : null} />
      <Stack gap="sm">
        {isTrial ? <FirstOrders link={link} booked={booked} /> : null}
        {open.slice(0, CAUSES).map((entry) => (
          <CauseLine key={entry.id} entry={entry} />
        ))}
        {data !== undefined && open.length === 0 && !isTrial ? (
          <Text c="#00632c">
            <span aria-hidden>✓ </span>
            {t(link?.state === 'paused' ? 'home.nothingWhilePaused' : 'home.nothingNeedsYou')}
          </Text>
        ) : null}
        {snoozed === 0 ? null : (
          <Text size="sm" c="#5a5a5a">
            {t('home.snoozed', { count: snoozed })}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}

interface FirstOrdersProps {
  readonly link: WireStatus['links'][number];
  readonly booked: number;
}

/** After going live: the first orders, and then a person's OK. */
function FirstOrders({ link, booked }: FirstOrdersProps) {
  const { t } = useTranslation();
  const proceed = useContinue(link.id);
  const count = link.bookFirst ?? 0;
  if (booked < count) return <Text size="sm">{t('home.firstOrders', { count })}</Text>;
  return (
    <div>
      <Text fw={600}>{t('home.firstAreBooked', { count })}</Text>
      <Text size="sm" mb="xs">
        {t('home.firstHint')}
      </Text>
      <Stack gap="xs" align="start">
        <LinkButton to="/orders?state=booked">{t('home.firstLook')}</LinkButton>
        <ActionButton
          needs="administer"
          size="xs"
          loading={proceed.isPending}
          onClick={() => proceed.mutate()}
        >
          {t('app.continue')}
        </ActionButton>
      </Stack>
      <Problem error={proceed.error} />
    </div>
  );
}
