import { formatMoney } from '../text/format.ts';

interface MoneyProps {
  readonly amount: string;
  readonly currency: string;
}

export function Money({ amount, currency }: MoneyProps) {
  return <bdi>{formatMoney(amount, currency)}</bdi>;
}
