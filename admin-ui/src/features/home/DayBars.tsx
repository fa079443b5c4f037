import { Box, Group, Text, useDirection } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireDayTotals } from '../../../../sidecar/src/contract/index.ts';
import { formatDate, formatDayOfMonth, formatMoney, formatShortMoney } from '../../text/format.ts';
import { findScale } from './find-scale.ts';

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [700, 210, 64, 22, 10];
const PLOT = HEIGHT - BOTTOM - TOP;
/** Both pass against white and against each other. */
const STORE = '#b9770e';
const XERO = '#2f6f94';

/** Two bars a day, store and Xero. The table of the same page says the same in figures. */
export function DayBars({ days }: Pick<WireDayTotals, 'days'>) {
  const { t } = useTranslation();
  const isRtl = useDirection().dir === 'rtl';
  const currency = findMainCurrency(days);
  const bars = days.filter((day) => day.currency === currency || day.orders === 0).toReversed();
  const step = findScale(
    Math.max(...bars.flatMap((day) => [Number(day.total), Number(day.xeroTotal)]), 0),
  );
  const highest = step * 4;
  const slot = (WIDTH - LEFT) / Math.max(bars.length, 1);
  const toHeight = (amount: string): number => (Math.max(Number(amount), 0) / highest) * PLOT;
  const place = (x: number, width: number): number => (isRtl ? WIDTH - x - width : x);
  return (
    <Box>
      <Group gap="md" mb={4}>
        <Legend color={STORE} text={t('home.store')} />
        <Legend color={XERO} text={t('home.xero')} />
        <Text size="xs" c="#5a5a5a">
          {currency}
        </Text>
      </Group>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width="100%"
        role="img"
        aria-label={t('home.chartLabel')}
        direction="ltr"
      >
        {[0, 1, 2, 3, 4].map((tick) => {
          const y = TOP + PLOT - (tick / 4) * PLOT;
          return (
            <g key={tick}>
              <line x1={place(LEFT, 0)} x2={place(WIDTH, 0)} y1={y} y2={y} stroke="#d5dbe3" />
              <text
                x={place(LEFT - 6, 0)}
                y={y + 4}
                textAnchor={isRtl ? 'start' : 'end'}
                fontSize="12"
                fill="#444"
              >
                {formatShortMoney(tick * step)}
              </text>
            </g>
          );
        })}
        {bars.map((day, index) => {
          const x = LEFT + index * slot;
          const width = Math.max((slot - 8) / 2, 1);
          const [store, xero] = [toHeight(day.total), toHeight(day.xeroTotal)];
          return (
            <g key={day.date}>
              <title>
                {`${formatDate(day.date)}: ${t('home.store')} ${formatMoney(day.total, day.currency)}, ${t('home.xero')} ${formatMoney(day.xeroTotal, day.currency)}`}
              </title>
              <rect x={place(x, slot)} y={TOP} width={slot} height={PLOT} fill="transparent" />
              <rect
                x={place(x + 4, width)}
                width={width}
                y={TOP + PLOT - store}
                height={store}
                fill={STORE}
              />
              <rect
                x={place(x + 4 + width, width)}
                width={width}
                y={TOP + PLOT - xero}
                height={xero}
                fill={XERO}
              />
              {index % 2 === (bars.length - 1) % 2 ? (
                <text
                  x={place(x + slot / 2, 0)}
                  y={HEIGHT - 6}
                  textAnchor="middle"
                  fontSize="12"
                  fill="#444"
                >
                  {formatDayOfMonth(day.date)}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
    </Box>
  );
}

/** Amounts of several currencies have no common axis: the one with the most orders is drawn. */
function findMainCurrency(days: WireDayTotals['days']): string {
  const orders = new Map<string, number>();
  for (const day of days) orders.set(day.currency, (orders.get(day.currency) ?? 0) + day.orders);
  return [...orders].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

function Legend({ color, text }: { readonly color: string; readonly text: string }) {
  return (
    <Group gap={6}>
      <span aria-hidden style={{ width: 12, height: 12, background: color }} />
      <Text size="xs" c="#444">
        {text}
      </Text>
    </Group>
  );
}
