import { Fragment } from 'react';
import type { WireReviewEntry } from '../../../sidecar/src/contract/index.ts';
import { Money } from './Money.tsx';

interface AmountsProps {
  readonly amounts: WireReviewEntry['amounts'];
}

/** One amount a currency. */
export function Amounts({ amounts }: AmountsProps) {
  return amounts.map(({ currency, total }, index) => (
    <Fragment key={currency}>
      {index === 0 ? '' : ', '}
      <Money amount={total} currency={currency} />
    </Fragment>
  ));
}
