import { Anchor, Box, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { WireStoreOrder } from '../../../../sidecar/src/contract/index.ts';
import { useResync } from '../../api/queries.ts';
import { ConnectionBanner } from '../../app/ConnectionBanner.tsx';
import { ActionButton } from '../../components/ActionButton.tsx';
import { OrderState } from '../../components/OrderState.tsx';
import { Problem } from '../../components/Problem.tsx';
import { findXeroPage } from '../orders/find-xero-page.ts';
import { storeOrderQuery } from './queries.ts';
import { useTellOrderPage } from './tell-order-page.ts';

/** Daybook's own page in the back office, outside this block. */
const DAYBOOK = '../';

/** The block on the store's order page: how it stands in Xero, why, and what to do. */
export function EmbeddedOrder() {
  const { t } = useTranslation();
  const { orderId = '' } = useParams();
  const order = useQuery(storeOrderQuery(orderId));
  const row = order.data?.row;
  useTellOrderPage({
    label: order.data === undefined ? '' : t(`embed.labels.${row?.state ?? 'unknown'}`),
    needsYou: row?.state === 'held',
  });
  return (
    <Box component="section" aria-label={t('embed.title')} p="md" bg="#fff" mih={120}>
      <ConnectionBanner />
      <Problem error={order.error} onRetry={() => void order.refetch()} />
      {order.data === undefined ? <Text>{t('app.loading')}</Text> : <Standing order={order.data} />}
    </Box>
  );
}

function Standing({ order }: { readonly order: WireStoreOrder }) {
  const { t } = useTranslation();
  const resync = useResync();
  const { row, othersWaiting, cause } = order;
  if (row === null) return <Text>{t('embed.unknown')}</Text>;
  const page = `${DAYBOOK}#/orders/${row.linkId}/${row.orderId}`;
  return (
    <>
      <Group gap="sm" mb="xs">
        <OrderState state={row.state} />
        <Anchor href={page} target="_top" size="sm">
          {t('embed.openInDaybook')}
        </Anchor>
      </Group>
      <Text className="any-text" mb="xs">
        {row.documents.length === 0 ? t('embed.notInXero') : t('embed.inXero')}{' '}
        {row.reason === null ? '' : row.reason.message}{' '}
        {othersWaiting === 0 ? '' : t('embed.others', { count: othersWaiting })}
      </Text>
      <Documents documents={row.documents} />
      <Group gap="xs" mt="sm">
        {row.state === 'held' ? (
          <Button
            component="a"
            size="xs"
            href={`${DAYBOOK}#/review${cause === null ? '' : `?cause=${cause}`}`}
            target="_top"
          >
            {t('orders.fixThis')}
          </Button>
        ) : null}
        <ActionButton
          needs="operate"
          size="xs"
          variant={row.state === 'held' ? 'default' : 'filled'}
          loading={resync.isPending}
          onClick={() => resync.mutate({ linkId: row.linkId, orderId: row.orderId })}
        >
          {t('orders.resync')}
        </ActionButton>
      </Group>
      <Problem error={resync.error} />
      <Text size="sm" c="#5a5a5a" mt="xs" role="status">
        {resync.isSuccess ? t('orders.resyncDone') : t('orders.resyncHint')}
      </Text>
    </>
  );
}

type Documents = NonNullable<WireStoreOrder['row']>['documents'];

function Documents({ documents }: { readonly documents: Documents }) {
  const { t } = useTranslation();
  const linked = documents.flatMap((document) => {
    const href = findXeroPage(document, null);
    return href === undefined ? [] : [{ ...document, href }];
  });
  if (linked.length === 0) return null;
  return (
    <Group gap="md">
      {linked.map((document) => (
        <Anchor
          key={document.id}
          href={document.href}
          target="_blank"
          rel="noopener"
          size="sm"
          className="any-text"
        >
          {t(document.type === 'creditNote' ? 'embed.creditNote' : 'embed.invoice', {
            number: document.number,
          })}
        </Anchor>
      ))}
    </Group>
  );
}
