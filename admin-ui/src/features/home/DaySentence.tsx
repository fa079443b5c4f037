import { Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireDayTotals } from '../../../../sidecar/src/contract/index.ts';
import { formatDate, formatMoney } from '../../text/format.ts';
import { listDifferences } from './list-differences.ts';

/** Yesterday in one sentence: green when both totals agree, else what explains the difference. */
export function DaySentence({ totals }: { readonly totals: WireDayTotals }) {
  const { t } = useTranslation();
  const today = totals.days[0]?.date;
  const yesterday = totals.days.find(({ date }) => date !== today)?.date;
  const days = totals.days.filter(({ date }) => date === yesterday);
  return (
    <Paper>
      {days.map((day) => {
        const named = listDifferences(day);
        const isAll = named.length === 0;
        const words = {
          day: formatDate(day.date),
          count: day.orders,
          total: formatMoney(day.total, day.currency),
          xeroTotal: formatMoney(day.xeroTotal, day.currency),
        };
        return (
          <div key={day.currency}>
            <Text size="lg" fw={600} c={isAll ? '#00632c' : '#6b4100'}>
              <span aria-hidden>{isAll ? '✓ ' : ''}</span>
              {t(day.orders === 0 ? 'home.noOrders' : 'home.daySentence', words)}
            </Text>
            {named.map(({ name, orders, difference }) => (
              <Text size="sm" key={name}>
                {t(`home.${name}Difference`, {
                  count: orders,
                  amount: formatMoney(difference, day.currency),
                })}
              </Text>
            ))}
          </div>
        );
      })}
      <Text size="xs" c="#5a5a5a" mt="xs">
        {t('home.dayNote', { timeZone: totals.timeZone })}
      </Text>
    </Paper>
  );
}
