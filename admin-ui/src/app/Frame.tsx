import { Box, Container } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fragment, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, ScrollRestoration, useLocation, type Location } from 'react-router';
import type { WireStatus } from '../../../sidecar/src/contract/index.ts';
import { statusQuery } from '../api/queries.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { Loading } from '../components/Loading.tsx';
import { Outages } from '../components/Outages.tsx';
import { Problem } from '../components/Problem.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { useIsOfAll, useStoreId, useStoreInAddress } from '../components/use-store.ts';
import { isSetUp } from './is-set-up.ts';
import { StoreSwitcher } from './StoreSwitcher.tsx';
import { TopBanner } from './TopBanner.tsx';
import { useConnection } from './use-connection.ts';
import { useFocusAfterRoute } from './use-focus-after-route.ts';
import { useStatus } from '../components/use-status.ts';

/** What is around every page: what is booked where, the tabs, and what work waits for. */
export function Frame() {
  const { t } = useTranslation();
  useFocusAfterRoute();
  const status = useStatus();
  const storeId = useStoreId();
  const isOfAll = useIsOfAll();
  const isHome = useLocation().pathname === '/';
  const stores = useStores(storeId);
  const isPlaced = useStoreInAddress(stores) || storeId !== undefined;
  // Home says how all is: what was so before the answers stopped must not be said on.
  const isBlind = useConnection() !== 'ok' && isHome;
  return (
    <Container size={1400} px="md" py="sm">
      <a className="skip-link" href="#main" onClick={focusMain}>
        {t('app.skip')}
      </a>
      <section aria-label={t('app.status')}>
        <StoreSwitcher stores={stores ?? []} />
        {/* What is booked where, and what pauses it, is of one store. */}
        {status.data === undefined || isOfAll ? null : <TopBanner status={status.data} />}
        <Tabs status={status.data} />
      </section>
      <Box component="main" id="main" tabIndex={-1} mt="md">
        <ConnectionBanner />
        {status.data === undefined && status.error !== null ? (
          <Problem error={status.error} onRetry={() => void status.refetch()} />
        ) : (
          <Suspense fallback={<Loading />}>
            <Outages status={status.data} />
            {isBlind ? (
              <EmptyState title={t('app.notKnown')} hint={t('app.notKnownHint')} />
            ) : (
              <Fragment key={storeId}>{isPlaced ? <Outlet /> : <Loading />}</Fragment>
            )}
          </Suspense>
        )}
      </Box>
      <ScrollRestoration getKey={findPlace} />
    </Container>
  );
}

/** Who comes back to the list of orders from one of them goes on where they were. */
function findPlace({ pathname, search, key }: Location): string {
  return pathname === '/orders' ? `${pathname}${search}` : key;
}

/** The stores stay known while another one is read: who changes between them keeps the focus. */
function useStores(storeId: number | undefined): WireStatus['stores'] | undefined {
  const { data } = useQuery({ ...statusQuery(storeId), placeholderData: (before) => before });
  return data?.stores;
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
    ['/payouts', t('app.payouts')],
    ['/mappings', t('app.mappings')],
    ['/activity', t('app.activity')],
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
