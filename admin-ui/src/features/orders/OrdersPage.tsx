import { Alert, Button, Group, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { CsvLink } from '../../components/CsvLink.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Pager } from '../../components/Pager.tsx';
import { PeriodFields } from '../../components/PeriodFields.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { keepParams, useAddressChange } from '../../components/use-address-change.ts';
import { useListedStoreId } from '../../components/use-store.ts';
import { BulkBar } from './BulkBar.tsx';
import { OrderTable } from './OrderTable.tsx';
import {
  FILTER_NAMES,
  orderListQuery,
  orderTotalsQuery,
  type FilterName,
  type OrderFilter,
} from './queries.ts';
import { StateFilter } from './StateFilter.tsx';
import { TotalsLine } from './TotalsLine.tsx';
import { WaitingSummaries } from './WaitingSummaries.tsx';

type Change = (name: FilterName | 'after', value: string | undefined) => void;

/** Every order that the store announced; search and filter are part of the address. */
export function OrdersPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const filter = readFilter(params, useListedStoreId());
  const after = params.get('after') ?? undefined;
  const orders = useQuery(orderListQuery(filter, after));
  const totals = useQuery(orderTotalsQuery(filter));
  const changeAddress = useAddressChange();
  const change: Change = (name, value) => {
    setChosen(new Set());
    changeAddress(name, value);
  };
  const rows = orders.data?.orders ?? [];
  return (
    <>
      <PageTitle action={<CsvLink list="orders" filter={filter} label={t('orders.csv')} />}>
        {t('orders.title')}
      </PageTitle>
      <WaitingSummaries />
      <Filters filter={filter} onChange={change} />
      <Group mb="sm">
        <StateFilter
          state={filter.state}
          counts={totals.data?.counts}
          onChange={(state) => change('state', state)}
        />
      </Group>
      <OnlyCause filter={filter} onChange={change} />
      <TotalsLine totals={totals.data?.totals} isSearch={filter.search !== undefined} />
      <BulkBar
        chosen={rows.filter((row) => chosen.has(row.orderGuid))}
        onDone={() => setChosen(new Set())}
      />
      <Problem error={orders.error} onRetry={() => void orders.refetch()} />
      {orders.data === undefined ? (
        orders.error === null ? (
          <Loading />
        ) : null
      ) : rows.length === 0 ? (
        <NoOrders
          filter={isFilteredBy(filter) ? filter : undefined}
          onClear={() => setParams((present) => keepParams(present, ['store']))}
        />
      ) : (
        <OrderTable orders={rows} chosen={chosen} onChoose={setChosen} />
      )}
      <Group mt="sm">
        <Pager
          after={after}
          next={orders.data?.next ?? undefined}
          labels={{ first: t('orders.first'), next: t('orders.next') }}
          onGo={(position) => change('after', position)}
        />
      </Group>
    </>
  );
}

function readFilter(params: URLSearchParams, storeId: number | undefined): OrderFilter {
  const entries = FILTER_NAMES.map((name) => [name, params.get(name) ?? undefined]);
  return { ...Object.fromEntries(entries), storeId: storeId?.toString() } as OrderFilter;
}

function isFilteredBy(filter: OrderFilter): boolean {
  return FILTER_NAMES.some((name) => name !== 'sort' && filter[name] !== undefined);
}

interface FiltersProps {
  readonly filter: OrderFilter;
  readonly onChange: Change;
}

/** That only what waits for one cause is listed, with the way back to all. */
function OnlyCause({ filter, onChange }: FiltersProps) {
  const { t } = useTranslation();
  return (['reasonCode', 'cause'] as const).map((name) =>
    filter[name] === undefined ? null : (
      <Alert
        key={name}
        mb="sm"
        p="xs"
        withCloseButton
        closeButtonLabel={t('orders.clearCause')}
        onClose={() => onChange(name, undefined)}
      >
        {t('orders.onlyCause')}
      </Alert>
    ),
  );
}

function Filters({ filter, onChange }: FiltersProps) {
  const { t } = useTranslation();
  return (
    <Group mb="sm" align="end" gap="sm">
      <SearchBox
        label={t('orders.search')}
        search={filter.search ?? ''}
        onSearch={(search) => onChange('search', search.trim())}
      />
      <PeriodFields
        period={{ from: filter.from, to: filter.to }}
        labels={{ from: t('orders.from'), to: t('orders.to') }}
        onChange={onChange}
      />
      <NativeSelect
        label={t('orders.sort')}
        value={filter.sort ?? 'newest'}
        data={(['newest', 'oldest', 'amount'] as const).map((value) => ({
          value,
          label: t(`orders.sortBy.${value}`),
        }))}
        onChange={(event) => onChange('sort', event.currentTarget.value)}
      />
    </Group>
  );
}

interface NoOrdersProps {
  /** Undefined where nothing was asked for. */
  readonly filter: OrderFilter | undefined;
  readonly onClear: () => void;
}

function NoOrders({ filter, onClear }: NoOrdersProps) {
  const { t } = useTranslation();
  if (filter === undefined) {
    return <EmptyState title={t('orders.none')} hint={t('orders.noneHint')} />;
  }
  const { from = '', to = '9' } = filter;
  const hint = t(from > to ? 'orders.periodTurned' : 'orders.noMatchHint');
  return (
    <EmptyState title={t('orders.noMatch')} hint={hint}>
      <Button size="xs" onClick={onClear}>
        {t('orders.clear')}
      </Button>
    </EmptyState>
  );
}
