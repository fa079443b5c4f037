import { Group, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireOrderTotals } from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { formatCount } from '../../text/format.ts';

/** What is filtered comes to, in the store and in Xero; keeps its height while it loads. */
export function TotalsLine({ totals }: { readonly totals: WireOrderTotals['totals'] | undefined }) {
  const { t } = useTranslation();
  return (
    <Paper p="xs" mb="sm" mih={40}>
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
    </Paper>
  );
}
