import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WirePreviewedPayout } from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';

const PARTS = ['gross', 'refunds', 'fees', 'other', 'deposit'] as const;

/** Sales and refunds less fees, and other things: together what came to the bank. */
export function PayoutSums({ payout }: { readonly payout: WirePreviewedPayout }) {
  const { t } = useTranslation();
  const { sums, currency, isStated, problem } = payout;
  return (
    <>
      <Table w="auto" verticalSpacing={2} aria-label={t('payouts.sums')}>
        <Table.Tbody>
          {PARTS.map((part) => (
            <Table.Tr key={part} fw={part === 'deposit' ? 600 : 400}>
              <Table.Th scope="row" fw="inherit">
                {t(`payouts.sum.${part}`)}
              </Table.Th>
              <Table.Td className="amount">
                <Money
                  amount={part === 'fees' ? negate(sums.fees) : sums[part]}
                  currency={currency}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="#5a5a5a" my={4}>
        {problem === 'depositOff' ? '' : t(isStated ? 'payouts.agrees' : 'payouts.ofRows')}{' '}
        {problem === 'confirmed' ? null : (
          <>
            {t('payouts.estimated')} <Money amount={sums.bookedFees} currency={currency} />
          </>
        )}
      </Text>
    </>
  );
}

/** Of decimal text: no number in between. */
function negate(amount: string): string {
  if (/^-?0(\.0+)?$/.test(amount)) return amount;
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}
