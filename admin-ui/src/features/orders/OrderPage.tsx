import { Alert, Anchor, Grid, Group, Paper, Text, Title, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { WireOrderRow } from '../../../../sidecar/src/contract/index.ts';
import { orderQuery, useResync } from '../../api/queries.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Loading } from '../../components/Loading.tsx';
import { OrderState } from '../../components/OrderState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { formatTime } from '../../text/format.ts';
import { ExcludeOrder } from './ExcludeOrder.tsx';
import { StoreSide } from './StoreSide.tsx';
import { XeroDocument } from './XeroDocument.tsx';

/** One order: what the store says beside what Xero holds. */
export function OrderPage() {
  const { t } = useTranslation();
  const { linkId = '', orderId = '' } = useParams();
  const key = { linkId, orderId: Number(orderId) };
  const order = useQuery(orderQuery(key));
  const resync = useResync();
  if (order.data === undefined) {
    return order.error === null ? <Loading /> : <Problem error={order.error} />;
  }
  const { row, store, xero } = order.data;
  return (
    <>
      <Anchor component={Link} to="/orders" size="sm">
        {t('orders.back')}
      </Anchor>
      <PageTitle
        action={<ResyncButton isBusy={resync.isPending} onClick={() => resync.mutate(key)} />}
      >
        {t('orders.order', { number: row.number })}
      </PageTitle>
      <Group gap="sm" mb="sm">
        <OrderState state={row.state} />
        <Text size="sm">{formatTime(row.placedAt)}</Text>
      </Group>
      <Problem error={resync.error} />
      {resync.isSuccess ? (
        <Alert color="green" role="status" mb="sm" p="xs">
          {t('orders.resyncDone')}
        </Alert>
      ) : null}
      <Reason row={row} />
      <ExcludeOrder row={row} />
      <Grid>
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <Paper>
            <Title order={2} size="h5">
              {t('orders.inStore')}
            </Title>
            <StoreSide store={store} currency={row.currency} />
          </Paper>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <Paper>
            <Title order={2} size="h5">
              {t('orders.inXero')}
            </Title>
            {xero.length === 0 ? <Text c="#5a5a5a">{t('orders.nothingInXero')}</Text> : null}
            {xero.map((document) => (
              <XeroDocument
                key={document.id}
                document={document}
                currency={row.currency}
                linkId={linkId}
              />
            ))}
          </Paper>
        </Grid.Col>
      </Grid>
    </>
  );
}

const TOOLTIP_EVENTS = { hover: true, focus: true, touch: true } as const;

interface ResyncButtonProps {
  readonly isBusy: boolean;
  readonly onClick: () => void;
}

function ResyncButton({ isBusy, onClick }: ResyncButtonProps) {
  const { t } = useTranslation();
  return (
    <Tooltip label={t('orders.resyncHint')} multiline w={300} events={TOOLTIP_EVENTS}>
      <ActionButton needs="operate" size="xs" loading={isBusy} onClick={onClick}>
        {t('orders.resync')}
      </ActionButton>
    </Tooltip>
  );
}

/** Why the order is in its state, and what to do. */
function Reason({ row }: { readonly row: WireOrderRow }) {
  const { t } = useTranslation();
  if (row.reason === null) return null;
  return (
    <Alert color={row.state === 'held' ? 'red' : 'gray'} mb="sm" title={row.reason.message}>
      <Text size="sm">{row.reason.suggestion}</Text>
      {row.state === 'held' ? (
        <Group mt="xs">
          <LinkButton to="/review" isPrimary>
            {t('orders.fixThis')}
          </LinkButton>
        </Group>
      ) : null}
    </Alert>
  );
}
