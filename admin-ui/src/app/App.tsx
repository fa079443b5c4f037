import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy } from 'react';
import { createHashRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { HomePage } from '../features/home/HomePage.tsx';
import { Frame } from './Frame.tsx';
import { NotFound } from './NotFound.tsx';
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
const SettingsPage = lazy(async () => ({
  default: (await import('../features/settings/SettingsPage.tsx')).SettingsPage,
}));
const SetupPage = lazy(async () => ({
  default: (await import('../features/setup/SetupPage.tsx')).SetupPage,
}));

const queries = new QueryClient({ defaultOptions: { queries: { retry: 1 } } });

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
      { path: 'mappings', element: <MappingsPage /> },
      { path: 'settings', element: <SettingsPage /> },
      { path: 'setup', element: <SetupPage /> },
      { path: '*', element: <NotFound /> },
    ],
  },
]);
tellShopOfRoute(router);

export function App({ direction }: { readonly direction: 'ltr' | 'rtl' }) {
  return (
    <DirectionProvider initialDirection={direction} detectDirection={false}>
      <MantineProvider theme={theme} forceColorScheme="light">
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
