import { Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireDayTotals } from '../../../../sidecar/src/contract/index.ts';
import { formatCount, formatDate, formatMoney } from '../../text/format.ts';

/** Yesterday in one sentence: green when all of it is in Xero, else what is missing and why. */
export function DaySentence({ totals }: { readonly totals: WireDayTotals }) {
  const { t } = useTranslation();
  const today = totals.days[0]?.date;
  const yesterday = totals.days.find(({ date }) => date !== today)?.date;
  const days = totals.days.filter(({ date }) => date === yesterday);
  return (
    <Paper>
      {days.map((day) => {
        const isAll = day.bookedOrders === day.orders && day.total === day.bookedTotal;
        const waiting = day.orders - day.bookedOrders - day.needYou - day.notBooked;
        const words = {
          day: formatDate(day.date),
          count: day.orders,
          orders: formatCount(day.orders),
          booked: formatCount(day.bookedOrders),
          total: formatMoney(day.total, day.currency),
          bookedTotal: formatMoney(day.bookedTotal, day.currency),
        };
        const key = day.orders === 0 ? 'noOrders' : isAll ? 'allWell' : 'notAll';
        return (
          <div key={day.currency}>
            <Text size="lg" fw={600} c={isAll ? '#00632c' : '#6b4100'}>
              {isAll ? '✓ ' : ''}
              {t(`home.${key}`, words)}
            </Text>
            {isAll ? null : (
              <Text size="sm">
                {t('home.explained', {
                  needYou: formatCount(day.needYou),
                  waiting: formatCount(waiting),
                  notBooked: formatCount(day.notBooked),
                })}
              </Text>
            )}
          </div>
        );
      })}
    </Paper>
  );
}
