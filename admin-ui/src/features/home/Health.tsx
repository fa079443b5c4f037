import { Paper, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WireStatus } from '../../../../sidecar/src/contract/index.ts';
import { formatCount, formatTime } from '../../text/format.ts';
import { oneOrderQuery } from './queries.ts';
import { useStoreId } from '../../components/use-store.ts';

/** Whether both sides answer: the newest order, the login, the calls that are left. */
export function Health({ status }: { readonly status: WireStatus }) {
  const { t } = useTranslation();
  const { data } = useQuery(oneOrderQuery('newest', useStoreId()));
  const [newest] = data?.orders ?? [];
  const left = status.calls.dayRemaining;
  return (
    <Paper>
      <Title order={2} size="h5" mb="xs">
        {t('home.health')}
      </Title>
      <Table highlightOnHover={false}>
        <Table.Tbody>
          <Table.Tr>
            <Table.Th fw={400}>{t('home.lastOrder')}</Table.Th>
            <Table.Td>
              {newest === undefined ? (
                t('home.noOrderYet')
              ) : (
                <>
                  <Link to={`/orders/${newest.linkId}/${newest.orderId}`}>{newest.number}</Link>
                  {`, ${formatTime(newest.placedAt)}`}
                </>
              )}
            </Table.Td>
          </Table.Tr>
          <Table.Tr>
            <Table.Th fw={400}>{t('home.xeroLogin')}</Table.Th>
            <Table.Td>
              {t(status.stage === 'disconnected' ? 'home.loginGone' : 'home.loginOk')}
            </Table.Td>
          </Table.Tr>
          <Table.Tr>
            <Table.Th fw={400}>{t('home.callsLeft')}</Table.Th>
            <Table.Td>{left === null ? t('home.callsUnknown') : formatCount(left)}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      {status.outages.length === 0 ? (
        <Text size="sm" c="#00632c" mt="xs">
          <span aria-hidden>✓ </span>
          {t('home.noTrouble')}
        </Text>
      ) : null}
    </Paper>
  );
}
