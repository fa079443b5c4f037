import { Group, NativeSelect } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { WireShopStore } from '../../../sidecar/src/contract/index.ts';
import { ALL_STORES, isList, useIsOfAll, useStoreId, withStore } from '../components/use-store.ts';

/** Places within what one store has: they mean nothing in another. */
const OF_ONE_STORE = ['after', 'cause', 'step'] as const;

/** Which of the shop's stores the pages are about; the page stays, and the address says which. */
export function StoreSwitcher({ stores }: { readonly stores: readonly WireShopStore[] }) {
  const { t } = useTranslation();
  const id = useId();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const chosen = useStoreId();
  const isAll = useIsOfAll();
  if (stores.length < 2) return null;
  const choose = (store: string): void => {
    const params = new URLSearchParams(search);
    for (const name of OF_ONE_STORE) params.delete(name);
    // An order is of one store: the others have their list.
    const page = pathname.startsWith('/orders/') ? '/orders' : pathname;
    void navigate({ pathname: page, search: withStore(params.toString(), store) });
  };
  return (
    <Group gap="xs" mb="xs">
      <label htmlFor={id} className="store-label">
        {t('app.store')}
      </label>
      <NativeSelect
        id={id}
        size="xs"
        value={isAll ? ALL_STORES : String(chosen ?? '')}
        data={[
          ...(isList(pathname) ? [{ value: ALL_STORES, label: t('app.allStores') }] : []),
          ...stores.map(({ storeId, name, isLive }) => ({
            value: String(storeId),
            label: isLive ? name : t('app.storeNotBooked', { name }),
          })),
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
    </Group>
  );
}
