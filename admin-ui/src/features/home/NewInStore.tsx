import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/LinkButton.tsx';
import { newInStoreQuery } from './queries.ts';

const ROWS = 5;
/** Where on Mappings each is chosen. */
const TABS = {
  paymentMethods: 'paymentMethods',
  taxes: 'taxes',
  shipping: 'shipping',
  categories: 'revenue',
} as const;

/** What no rule is for yet: chosen before the first order waits for it. Nothing where there is none. */
export function NewInStore({ linkId }: { readonly linkId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(newInStoreQuery(linkId));
  const rows = data?.rows ?? [];
  return (
    <Paper>
      <Title order={2} size="h5" mb="xs">
        {t('home.newInStore')}
      </Title>
      {data !== undefined && rows.length === 0 ? (
        <Text size="sm" c="#00632c">
          <span aria-hidden>✓ </span>
          {t('home.nothingNew')}
        </Text>
      ) : null}
      <Stack gap="xs">
        {rows.slice(0, ROWS).map((row) => (
          <Group key={`${row.table} ${row.key}`} justify="space-between" wrap="nowrap">
            <div className="any-text">
              <Text size="sm" fw={600}>
                {t(`home.unmapped.${row.table}`, { name: row.name })}
              </Text>
              <Text size="xs" c="#5a5a5a">
                {t('home.usedBy', { count: row.orders })}
              </Text>
            </div>
            <LinkButton to={`/mappings?tab=${TABS[row.table]}`}>{t('home.choose')}</LinkButton>
          </Group>
        ))}
        {rows.length > ROWS ? (
          <Text size="xs" c="#5a5a5a">
            {t('home.moreNew', { count: rows.length - ROWS })}
          </Text>
        ) : null}
      </Stack>
    </Paper>
  );
}
