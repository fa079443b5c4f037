import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { createHashRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { HomePage } from '../features/home/HomePage.tsx';
import type { Session } from '../api/session.ts';
import { createQueryClient } from './create-query-client.ts';
import { Frame } from './Frame.tsx';
import { NotFound } from './NotFound.tsx';
import { SessionContext } from './session-context.ts';
import { tellShopOfRoute } from './tell-shop-of-route.ts';
import { theme } from './theme.ts';

const OrdersPage = lazy(async () => ({
  default: (await import('../features/orders/OrdersPage.tsx')).OrdersPage,
}));
const OrderPage = lazy(async () => ({
  default: (await import('../features/orders/OrderPage.tsx')).OrderPage,
}));
const ReviewPage = lazy(async () => ({
  default: (await import('../features/review/ReviewPage.tsx')).ReviewPage,
}));
const MappingsPage = lazy(async () => ({
  default: (await import('../features/mappings/MappingsPage.tsx')).MappingsPage,
}));
const PayoutsPage = lazy(async () => ({
  default: (await import('../features/payouts/PayoutsPage.tsx')).PayoutsPage,
}));
const ActivityPage = lazy(async () => ({
  default: (await import('../features/activity/ActivityPage.tsx')).ActivityPage,
}));
const SettingsPage = lazy(async () => ({
  default: (await import('../features/settings/SettingsPage.tsx')).SettingsPage,
}));
const SetupPage = lazy(async () => ({
  default: (await import('../features/setup/SetupPage.tsx')).SetupPage,
}));

const OrganisationChangePage = lazy(async () => ({
  default: (await import('../features/setup/OrganisationChangePage.tsx')).OrganisationChangePage,
}));

const EmbeddedOrder = lazy(async () => ({
  default: (await import('../features/embed/EmbeddedOrder.tsx')).EmbeddedOrder,
}));

const queries = createQueryClient();

// Routes behind #: the shop may live under any path, and the back office mirrors what follows the #.
const router = createHashRouter([
  {
    path: '/',
    element: <Frame />,
    children: [
      { index: true, element: <HomePage /> },
      { path: 'orders', element: <OrdersPage /> },
      { path: 'orders/:linkId/:orderId', element: <OrderPage /> },
      { path: 'review', element: <ReviewPage /> },
      { path: 'payouts', element: <PayoutsPage /> },
      { path: 'mappings', element: <MappingsPage /> },
      { path: 'activity', element: <ActivityPage /> },
      { path: 'settings', element: <SettingsPage /> },
      { path: 'setup', element: <SetupPage /> },
      { path: 'change-organisation', element: <OrganisationChangePage /> },
      { path: '*', element: <NotFound /> },
    ],
  },
  {
    path: '/embed/orders/:orderId',
    element: (
      <Suspense fallback={null}>
        <EmbeddedOrder />
      </Suspense>
    ),
  },
]);
tellShopOfRoute(router);

export function App({ session }: { readonly session: Session | undefined }) {
  return (
    <SessionContext value={session}>
      <DirectionProvider initialDirection={session?.direction ?? 'ltr'} detectDirection={false}>
        <MantineProvider theme={theme} forceColorScheme="light">
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </MantineProvider>
      </DirectionProvider>
    </SessionContext>
  );
}
