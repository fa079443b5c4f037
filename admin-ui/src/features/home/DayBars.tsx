import { Box, Group, Text, useDirection } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { WireDayTotals } from '../../../../sidecar/src/contract/index.ts';
import { formatDate, formatDayOfMonth, formatMoney, formatShortMoney } from '../../text/format.ts';
import { findScale } from './find-scale.ts';

const [HEIGHT, LEFT, RIGHT, BOTTOM, TOP] = [210, 64, 16, 22, 10];
const PLOT = HEIGHT - BOTTOM - TOP;
const TICKS = [0, 1, 2, 3, 4] as const;
/** Both pass against white and against each other. */
const STORE = '#b9770e';
const XERO = '#2f6f94';

type Day = WireDayTotals['days'][number];
/** Where a part of that width begins, counted from the side that the page is read from. */
type Place = (start: number, width: number) => number;

/** Two bars a day, store and Xero. The table of the same page says the same in figures. */
export function DayBars({ days }: Pick<WireDayTotals, 'days'>) {
  const { t } = useTranslation();
  const isRtl = useDirection().dir === 'rtl';
  // Drawn narrower where the page is: letters keep their size.
  const isNarrow = useMediaQuery('(max-width: 600px)') ?? false;
  const [chartWidth, labelEvery] = isNarrow ? [300, 4] : [700, 2];
  const currency = findMainCurrency(days);
  const bars = days.filter((day) => day.currency === currency || day.orders === 0).toReversed();
  const amounts = bars.flatMap((day) => [Number(day.total), Number(day.xeroTotal)]);
  const step = findScale(Math.max(...amounts, 0));
  const slot = (chartWidth - LEFT - RIGHT) / Math.max(bars.length, 1);
  const place: Place = (start, width) => (isRtl ? chartWidth - start - width : start);
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
        viewBox={`0 0 ${chartWidth} ${HEIGHT}`}
        width="100%"
        role="img"
        aria-label={t('home.chartLabel')}
        direction="ltr"
      >
        <Axis step={step} place={place} chartWidth={chartWidth} isRtl={isRtl} />
        {bars.map((day, index) => (
          <DayPair
            key={day.date}
            day={day}
            slot={slot}
            start={LEFT + index * slot}
            highest={step * TICKS.length - step}
            place={place}
            isLabelled={(bars.length - 1 - index) % labelEvery === 0}
          />
        ))}
      </svg>
    </Box>
  );
}

interface AxisProps {
  readonly step: number;
  readonly place: Place;
  readonly chartWidth: number;
  readonly isRtl: boolean;
}

function Axis({ step, place, chartWidth, isRtl }: AxisProps) {
  return TICKS.map((tick) => {
    const y = TOP + PLOT - (tick / (TICKS.length - 1)) * PLOT;
    return (
      <g key={tick}>
        <line x1={place(LEFT, 0)} x2={place(chartWidth, 0)} y1={y} y2={y} stroke="#d5dbe3" />
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
  });
}

interface DayPairProps {
  readonly day: Day;
  readonly slot: number;
  readonly start: number;
  readonly highest: number;
  readonly place: Place;
  readonly isLabelled: boolean;
}

function DayPair({ day, slot, start, highest, place, isLabelled }: DayPairProps) {
  const { t } = useTranslation();
  const width = Math.max((slot - 4) / 2, 1);
  const figures = [
    [t('home.store'), day.total, STORE],
    [t('home.xero'), day.xeroTotal, XERO],
  ] as const;
  const said = figures.map(([name, amount]) => `${name} ${formatMoney(amount, day.currency)}`);
  return (
    <g>
      <title>{`${formatDate(day.date)}: ${said.join(', ')}`}</title>
      <rect x={place(start, slot)} y={TOP} width={slot} height={PLOT} fill="transparent" />
      {figures.map(([name, amount, color], index) => {
        const height = (Math.max(Number(amount), 0) / highest) * PLOT;
        const x = place(start + 2 + index * width, width);
        return (
          <rect
            key={name}
            x={x}
            width={width}
            y={TOP + PLOT - height}
            height={height}
            fill={color}
          />
        );
      })}
      {isLabelled ? (
        <text
          x={place(start + slot / 2, 0)}
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
}

/** Amounts of several currencies have no common axis: the one with the most orders is drawn. */
function findMainCurrency(days: readonly Day[]): string {
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
