import type { WireDayTotals } from '../../../../sidecar/src/contract/index.ts';
import { formatDate, formatMoney } from '../../text/format.ts';

const [WIDTH, HEIGHT, GAP] = [700, 90, 6];

/** A bar a day: what was placed, and how much of it is booked. The table under it says the same. */
export function DayChart({ days }: { readonly days: WireDayTotals['days'] }) {
  const [currency] = days.map((day) => day.currency);
  const bars = days.filter((day) => day.currency === currency).toReversed();
  const highest = Math.max(...bars.map((day) => Number(day.total)), 1);
  const width = WIDTH / Math.max(bars.length, 1);
  const toHeight = (amount: string): number => (Math.max(Number(amount), 0) / highest) * HEIGHT;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" aria-hidden>
      {bars.map((day, index) => {
        const at = { x: index * width, width: width - GAP };
        const [placed, booked] = [toHeight(day.total), toHeight(day.xeroTotal)];
        return (
          <g key={day.date}>
            <title>{`${formatDate(day.date)}: ${formatMoney(day.total, day.currency)}`}</title>
            <rect {...at} y={HEIGHT - placed} height={placed} fill="#f5c987" />
            <rect {...at} y={HEIGHT - booked} height={booked} fill="#3c8dbc" />
          </g>
        );
      })}
    </svg>
  );
}
