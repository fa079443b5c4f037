import { Button, Chip, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ACTIVITY_KINDS } from '../../../../sidecar/src/contract/index.ts';
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
import { ActivityTable } from './ActivityTable.tsx';
import { activityQuery, FILTER_NAMES, type ActivityFilter, type FilterName } from './queries.ts';

type Change = (name: FilterName | 'after', value: string | undefined) => void;

/** What people did, what Daybook did, and the calls to Xero; the filter is part of the address. */
export function ActivityPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const filter = readFilter(params, useListedStoreId());
  const after = params.get('after') ?? undefined;
  const activity = useQuery(activityQuery(filter, after));
  const change: Change = useAddressChange();
  const entries = activity.data?.entries;
  const isFiltered = FILTER_NAMES.some((name) => name !== 'kind' && filter[name] !== undefined);
  return (
    <>
      <PageTitle action={<CsvLink list="activity" filter={filter} label={t('activity.csv')} />}>
        {t('activity.title')}
      </PageTitle>
      <Filters filter={filter} onChange={change} />
      <Problem error={activity.error} onRetry={() => void activity.refetch()} />
      {entries === undefined ? (
        activity.error === null ? (
          <Loading />
        ) : null
      ) : entries.length === 0 ? (
        <Nothing
          isFiltered={isFiltered}
          onClear={() => setParams((present) => keepParams(present, ['store', 'kind']))}
        />
      ) : (
        <ActivityTable kind={readKind(filter)} entries={entries} />
      )}
      <Group mt="sm">
        <Pager
          after={after}
          next={activity.data?.next ?? undefined}
          labels={{ first: t('activity.first'), next: t('activity.next') }}
          onGo={(position) => change('after', position)}
        />
      </Group>
    </>
  );
}

function readFilter(params: URLSearchParams, storeId: number | undefined): ActivityFilter {
  const entries = FILTER_NAMES.map((name) => [name, params.get(name) ?? undefined]);
  return { ...Object.fromEntries(entries), storeId: storeId?.toString() } as ActivityFilter;
}

function readKind({ kind }: ActivityFilter): (typeof ACTIVITY_KINDS)[number] {
  return ACTIVITY_KINDS.find((known) => known === kind) ?? 'people';
}

interface FiltersProps {
  readonly filter: ActivityFilter;
  readonly onChange: Change;
}

function Filters({ filter, onChange }: FiltersProps) {
  const { t } = useTranslation();
  return (
    <>
      <Group mb="sm" align="end" gap="sm">
        <SearchBox
          label={t('activity.search')}
          search={filter.search ?? ''}
          onSearch={(search) => onChange('search', search.trim())}
        />
        <PeriodFields
          period={{ from: filter.from, to: filter.to }}
          labels={{ from: t('activity.from'), to: t('activity.to') }}
          onChange={onChange}
        />
      </Group>
      <Chip.Group value={readKind(filter)} onChange={(value) => onChange('kind', value)}>
        <Group gap={6} mb="sm" role="group" aria-label={t('activity.kindLabel')}>
          {ACTIVITY_KINDS.map((kind) => (
            <Chip key={kind} value={kind} size="xs" variant="outline">
              {t(`activity.kinds.${kind}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </>
  );
}

function Nothing({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useTranslation();
  if (!isFiltered) return <EmptyState title={t('activity.none')} hint={t('activity.noneHint')} />;
  return (
    <EmptyState title={t('activity.noMatch')} hint={t('activity.noMatchHint')}>
      <Button size="xs" onClick={onClear}>
        {t('activity.clear')}
      </Button>
    </EmptyState>
  );
}
