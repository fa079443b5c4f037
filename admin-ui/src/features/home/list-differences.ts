import type { WireDayTotals } from '../../../../sidecar/src/contract/index.ts';

type Total = Omit<WireDayTotals['days'][number], 'date'>;

const NAMES = ['waiting', 'needYou', 'notBooked', 'booked'] as const;

/** What explains that both totals differ; booked orders only where their amounts do. */
export function listDifferences(
  total: Total,
): { name: (typeof NAMES)[number]; orders: number; difference: string }[] {
  return NAMES.map((name) => ({ name, ...total[name] })).filter(
    ({ name, orders, difference }) => Number(difference) !== 0 || (name !== 'booked' && orders > 0),
  );
}
