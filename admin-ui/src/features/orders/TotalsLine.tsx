import { Group, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MOST_SEARCH_HITS, type WireOrderTotals } from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { formatCount } from '../../text/format.ts';

interface TotalsLineProps {
  readonly totals: WireOrderTotals['totals'] | undefined;
  readonly isSearch: boolean;
}

/** What is filtered comes to, in the store and in Xero; keeps its height while it loads. */
export function TotalsLine({ totals, isSearch }: TotalsLineProps) {
  const { t } = useTranslation();
  const found = (totals ?? []).reduce((sum, { orders }) => sum + orders, 0);
  return (
    <Paper p="xs" mb="sm" mih={40}>
      {totals?.length === 0 ? (
        <Text size="sm">{t('orders.count', { count: 0, shown: formatCount(0) })}</Text>
      ) : null}
      {(totals ?? []).map(({ currency, orders, store, xero, difference }) => (
        <Group key={currency} gap="lg">
          <Text size="sm">{t('orders.count', { count: orders, shown: formatCount(orders) })}</Text>
          <Text size="sm">
            {t('orders.inStore')} <Money amount={store} currency={currency} />
          </Text>
          <Text size="sm">
            {t('orders.inXero')} <Money amount={xero} currency={currency} />
          </Text>
          <Text size="sm" fw={Number(difference) === 0 ? 400 : 600}>
            {t('orders.difference')} <Money amount={difference} currency={currency} />
          </Text>
        </Group>
      ))}
      {isSearch && found >= MOST_SEARCH_HITS ? (
        <Text size="xs">{t('orders.mostHits', { shown: formatCount(MOST_SEARCH_HITS) })}</Text>
      ) : null}
    </Paper>
  );
}
