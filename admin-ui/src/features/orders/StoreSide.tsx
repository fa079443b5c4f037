import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireOrderDetails } from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';

interface StoreSideProps {
  readonly store: WireOrderDetails['store'];
  readonly currency: string;
}

const FIGURES = ['shipping', 'paymentFee', 'discount', 'giftCards', 'tax', 'refunded'] as const;

/** The order as nopCommerce has it: its lines, and the figures that are not zero. */
export function StoreSide({ store, currency }: StoreSideProps) {
  const { t } = useTranslation();
  const figures = FIGURES.filter((name) => Number(store[name]) !== 0);
  return (
    <>
      <Text size="sm" className="any-text">
        {store.customer} {store.email === '' ? '' : `<${store.email}>`}
      </Text>
      <Text size="sm" mb="xs">
        {store.orderStatus} · {store.paymentStatus}
        {store.paymentMethod === null ? '' : ` · ${store.paymentMethod}`}
      </Text>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('orders.item')}</Table.Th>
            <Table.Th className="amount">{t('orders.quantity')}</Table.Th>
            <Table.Th className="amount">{t('orders.amount')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {store.lines.map((line, index) => (
            <Table.Tr key={index}>
              <Table.Td>
                {line.name}
                {line.sku === null ? null : (
                  <Text size="xs" c="#5a5a5a">
                    {line.sku}
                  </Text>
                )}
              </Table.Td>
              <Table.Td className="amount">{line.quantity}</Table.Td>
              <Table.Td className="amount">
                <Money amount={line.total} currency={currency} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          {figures.map((name) => (
            <Table.Tr key={name}>
              <Table.Td colSpan={2}>{t(`orders.${name}`)}</Table.Td>
              <Table.Td className="amount">
                <Money amount={store[name]} currency={currency} />
              </Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th colSpan={2}>{t('orders.toPay')}</Table.Th>
            <Table.Th className="amount">
              <Money amount={store.total} currency={currency} />
            </Table.Th>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </>
  );
}
