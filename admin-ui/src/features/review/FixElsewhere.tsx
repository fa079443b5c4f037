import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WireReviewEntry } from '../../../../sidecar/src/contract/index.ts';
import { choicesQuery } from '../../api/queries.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { findRepairPage } from './find-repair-page.ts';
import { isOnTheSpot } from './is-on-the-spot.ts';
import { useCheckAgain, waitingOrdersQuery, type Released } from './queries.ts';

interface FixElsewhereProps {
  readonly entry: WireReviewEntry;
  readonly at: string;
  readonly onReleased: (released: Released) => void;
}

/** The ways on that are no choice on this page: in Xero and then looked at again, or on another page. */
export function FixElsewhere({ entry, at, onReleased }: FixElsewhereProps) {
  const { t } = useTranslation();
  const check = useCheckAgain(entry.linkId);
  const { kind } = entry.fix;
  const organisation = useQuery(choicesQuery(entry.linkId)).data?.organisation;
  const repairPage = findRepairPage(entry.code, organisation?.shortCode ?? null);
  const checkAgain = async (): Promise<void> => {
    try {
      await check.mutateAsync();
      // The cause may be gone by now, and this button with it.
      onReleased({ entry, since: at });
    } catch {
      // Shown below the buttons.
    }
  };
  const isMapping = entry.code.startsWith('mapping.');
  return (
    <>
      {entry.canCheckAgain && isOnTheSpot(entry.fix) && kind !== 'contact' ? (
        <Text size="sm" mt="sm" className="any-text">
          {t('review.orElse')} {entry.suggestion}
        </Text>
      ) : null}
      <Group mt="xs" gap="xs">
        {entry.canCheckAgain ? (
          <>
            <ActionButton
              needs="operate"
              size="xs"
              variant={kind === 'checkAgain' ? 'filled' : 'default'}
              loading={check.isPending}
              onClick={() => void checkAgain()}
            >
              {t('review.checkAgain')}
            </ActionButton>
            <Button component="a" href={repairPage} target="_blank" size="xs" variant="default">
              {t('review.openXero')}
            </Button>
          </>
        ) : null}
        {kind === 'order' ? <OpenOrder entry={entry} /> : null}
        {kind === 'settings' ? (
          <LinkButton to={isMapping ? '/mappings' : '/settings'} isPrimary>
            {t(isMapping ? 'review.toMappings' : 'review.toSettings')}
          </LinkButton>
        ) : null}
      </Group>
      <Problem error={check.error} />
    </>
  );
}

/** A cause of one order is looked at there. */
function OpenOrder({ entry }: { readonly entry: WireReviewEntry }) {
  const { t } = useTranslation();
  const { data } = useQuery(waitingOrdersQuery(entry.id, undefined));
  const [order] = data?.orders ?? [];
  if (order === undefined || entry.orders !== 1) return null;
  return (
    <LinkButton to={`/orders/${order.linkId}/${order.orderId}`} isPrimary>
      {t('review.openOrder', { number: order.number })}
    </LinkButton>
  );
}
