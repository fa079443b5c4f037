import { Alert, Group, Paper, Progress, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WireFirstOrders, WireStatus } from '../../../../sidecar/src/contract/index.ts';
import { useContinue, usePause } from '../../api/queries.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Money } from '../../components/Money.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { WideTable } from '../../components/WideTable.tsx';
import { formatCount } from '../../text/format.ts';
import { InviteBookkeeper } from './InviteBookkeeper.tsx';
import { firstOrdersQuery } from './queries.ts';

type WireLink = WireStatus['links'][number];

/** The first orders after going live: both totals, then on with all others or no further. */
export function FirstOrders({ link }: { readonly link: WireLink }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(firstOrdersQuery(link.id));
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const wanted = link.bookFirst ?? 0;
  const isThere = data.booked >= wanted;
  return (
    <>
      <PageTitle>{t('setup.first.title', { count: wanted })}</PageTitle>
      <Paper>
        <Stack>
          <Text role="status" fw={600}>
            {isThere
              ? t('setup.first.there', { count: data.booked })
              : t('setup.first.soFar', { booked: formatCount(data.booked), of: wanted })}
          </Text>
          {isThere ? null : (
            <Progress
              aria-label={t('setup.first.title', { count: wanted })}
              value={(data.booked / Math.max(1, wanted)) * 100}
            />
          )}
          {isThere || data.booked + data.sending + data.waiting > 0 ? null : (
            <Text size="sm">{t('setup.first.noneYet')}</Text>
          )}
          {data.needYou === 0 ? null : (
            <Text size="sm">
              {t('setup.first.needYou', { count: data.needYou })}{' '}
              <Link to="/review">{t('app.review')}</Link>
            </Text>
          )}
          <Totals first={data} />
          <Orders first={data} />
          <Decision link={link} waiting={data.waiting} />
          <InviteBookkeeper />
        </Stack>
      </Paper>
    </>
  );
}

function Totals({ first }: { readonly first: WireFirstOrders }) {
  const { t } = useTranslation();
  return first.totals.map(({ currency, store, xero }) => (
    <Alert key={currency} color={store === xero ? 'green' : 'red'}>
      <Text c={store === xero ? '#00562a' : '#8f2716'}>
        {store === xero ? '✓ ' : ''}
        {t('setup.first.store')}{' '}
        <b>
          <Money amount={store} currency={currency} />
        </b>
        {' · '}
        {t('setup.first.xero')}{' '}
        <b>
          <Money amount={xero} currency={currency} />
        </b>
        {' · '}
        {t(store === xero ? 'setup.first.same' : 'setup.first.differs')}
      </Text>
    </Alert>
  ));
}

function Orders({ first }: { readonly first: WireFirstOrders }) {
  const { t } = useTranslation();
  if (first.orders.length === 0) return null;
  return (
    <WideTable label={t('app.orders')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('setup.first.order')}</Table.Th>
            <Table.Th className="amount">{t('setup.first.store')}</Table.Th>
            <Table.Th className="amount">{t('setup.first.xero')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {first.orders.map((order) => (
            <Table.Tr key={order.orderId}>
              <Table.Td>
                <Link to={`/orders/${first.link.id}/${order.orderId}`}>{order.number}</Link>
              </Table.Td>
              <Table.Td className="amount">
                <Money amount={order.store} currency={order.currency} />
              </Table.Td>
              <Table.Td className="amount" c={order.store === order.xero ? 'inherit' : '#8f2716'}>
                {order.store === order.xero ? '' : '≠ '}
                <Money amount={order.xero} currency={order.currency} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}

interface DecisionProps {
  readonly link: WireLink;
  readonly waiting: number;
}

function Decision({ link, waiting }: DecisionProps) {
  const { t } = useTranslation();
  const proceed = useContinue(link.id);
  const pause = usePause(link.id);
  const isStopped = link.state === 'paused';
  const goOn = async (): Promise<void> => {
    // Resumed first: what is approved while nothing may be booked would stay where it is.
    if (isStopped) await pause.mutateAsync('resume');
    await proceed.mutateAsync();
  };
  return (
    <div>
      <Text>{t(isStopped ? 'setup.first.stopped' : 'setup.first.question')}</Text>
      {waiting === 0 ? null : (
        <Text size="sm" c="#5a5a5a">
          {t('setup.first.wait', { count: waiting, orders: formatCount(waiting) })}
        </Text>
      )}
      <Group mt="xs">
        <ActionButton
          needs="administer"
          loading={proceed.isPending || pause.isPending}
          onClick={() => void goOn().catch(() => undefined)}
        >
          {t('setup.first.goOn')}
        </ActionButton>
        {isStopped ? null : (
          <ActionButton
            needs="operate"
            variant="default"
            loading={pause.isPending}
            onClick={() => pause.mutate('pause')}
          >
            {t('setup.first.stop')}
          </ActionButton>
        )}
      </Group>
      <Problem error={proceed.error ?? pause.error} />
    </div>
  );
}
