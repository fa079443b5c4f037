import { Paper, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WireStoresOverview } from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useStoreId } from '../../components/use-store.ts';
import { WideTable } from '../../components/WideTable.tsx';
import { formatCount, formatTime } from '../../text/format.ts';
import { storesOverviewQuery } from './queries.ts';

type Store = WireStoresOverview['stores'][number];

const COLUMNS = ['store', 'needsYou', 'health', 'today', 'lastBooked'] as const;

/** One look at all stores of the shop; what is below is of one of them. What matters most comes first. */
export function StoresOverview() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(storesOverviewQuery);
  return (
    <Paper mb="md" mih={120}>
      <Title order={2} size="h5" mb="xs">
        {t('home.stores.title')}
      </Title>
      <Problem error={data === undefined ? error : null} onRetry={() => void refetch()} />
      {data === undefined ? null : (
        <WideTable label={t('home.stores.title')}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {COLUMNS.map((name) => (
                  <Table.Th key={name}>{t(`home.stores.${name}`)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.stores.map((store) => (
                <StoreRow key={store.storeId} store={store} />
              ))}
            </Table.Tbody>
            <Sum sum={data.together} />
          </Table>
        </WideTable>
      )}
    </Paper>
  );
}

function StoreRow({ store }: { readonly store: Store }) {
  const { t } = useTranslation();
  const { storeId, name, organisation, lastBooked } = store;
  const isShown = useStoreId() === storeId;
  return (
    <Table.Tr>
      <Table.Td>
        <Link to={`/?store=${storeId}`} aria-current={isShown ? 'true' : undefined}>
          {name}
        </Link>
        <Text size="xs" c="#5a5a5a">
          {[
            ...(organisation === null ? [] : [organisation]),
            ...(isShown ? [t('home.stores.shown')] : []),
          ].join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td>
        <NeedsYouCell store={store} />
      </Table.Td>
      <Table.Td>
        <Health store={store} />
      </Table.Td>
      <Table.Td>
        <Today today={store.today} />
      </Table.Td>
      <Table.Td>
        {lastBooked === null ? (
          t('home.stores.none')
        ) : (
          <>
            <Link to={`/orders/${lastBooked.linkId}/${lastBooked.orderId}`}>
              {lastBooked.number}
            </Link>
            {`, ${formatTime(lastBooked.placedAt)}`}
          </>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** How many of the day's orders are booked, and what Xero has of them. */
function Today({ today }: Pick<Store, 'today'>) {
  const { t } = useTranslation();
  if (today.length === 0) return t('home.stores.noOrders');
  return today.map(({ currency, orders, bookedOrders, xeroTotal }) => (
    <div key={currency}>
      {t('home.stores.ofOrders', {
        count: orders,
        shown: formatCount(orders),
        booked: formatCount(bookedOrders),
      })}
      {': '}
      <Money amount={xeroTotal} currency={currency} />
    </div>
  ));
}

function NeedsYouCell({ store }: { readonly store: Store }) {
  const { t } = useTranslation();
  const { storeId, name, causes } = store;
  if (causes === 0) return <Well text={t('home.stores.nothing')} />;
  const what = sayNeeds(t, store);
  return (
    <Link
      to={`/review?store=${storeId}`}
      aria-label={t('home.stores.needsYouAt', { name, what })}
      style={{ color: '#8f2716', fontWeight: 600 }}
    >
      {what}
    </Link>
  );
}

/** Orders that are held, or what holds none of them: a payout, a changed summary. */
function sayNeeds(t: TFunction, needs: Pick<Store, 'causes' | 'heldOrders'>): string {
  const { causes, heldOrders } = needs;
  return heldOrders > 0
    ? t('home.stores.heldOrders', { count: heldOrders, shown: formatCount(heldOrders) })
    : t('home.stores.heldCauses', { count: causes, shown: formatCount(causes) });
}

function Health({ store }: { readonly store: Store }) {
  const { t } = useTranslation();
  const { storeId, name, health, trouble } = store;
  const text = t(`home.stores.states.${health}`);
  const isNew = health === 'notBooked' || health === 'beingSetUp';
  if (health === 'fine') return <Well text={text} />;
  return (
    <Text size="sm" c={isNew ? '#444' : '#6b4100'} className="any-text">
      {text} {trouble}
      {isNew ? (
        <Link to={`/setup?store=${storeId}`}>
          {t(health === 'notBooked' ? 'app.setItUp' : 'app.goOnSettingUp', { name })}
        </Link>
      ) : null}
      {health === 'signedOut' ? (
        <Link to={`/settings?store=${storeId}`}>{t('app.connectAgain')}</Link>
      ) : null}
    </Text>
  );
}

function Well({ text }: { readonly text: string }) {
  return (
    <Text size="sm" c="#00632c">
      <span aria-hidden>✓ </span>
      {text}
    </Text>
  );
}

function Sum({ sum }: { readonly sum: WireStoresOverview['together'] }) {
  const { t } = useTranslation();
  return (
    <Table.Tfoot>
      <Table.Tr>
        <Table.Th>{t('home.stores.sum')}</Table.Th>
        <Table.Th colSpan={2}>
          {sum.causes === 0 ? t('home.stores.nothing') : sayNeeds(t, sum)}
        </Table.Th>
        <Table.Th colSpan={2}>
          <Today today={sum.today} />
        </Table.Th>
      </Table.Tr>
    </Table.Tfoot>
  );
}
