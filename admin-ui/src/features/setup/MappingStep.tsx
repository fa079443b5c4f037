import { Alert, Badge, Button, List, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WireSuggestion } from '../../../../sidecar/src/contract/index.ts';
import { suggestionQuery, usePublishRules } from '../../api/queries.ts';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';
import { WideTable } from '../../components/WideTable.tsx';

/** The suggested mapping, each row with its reason; everything can be changed later. */
export function MappingStep({ linkId }: { readonly linkId: string }) {
  const { t } = useTranslation();
  const suggestion = useQuery(suggestionQuery(linkId));
  const publish = usePublishRules(linkId);
  if (suggestion.data === undefined) {
    return suggestion.error === null ? (
      <Loading />
    ) : (
      <Problem error={suggestion.error} onRetry={() => void suggestion.refetch()} />
    );
  }
  const { reasons, missing, ruleSet } = suggestion.data;
  return (
    <Stack>
      <Text>{t('setup.mappingHow')}</Text>
      {missing.length === 0 ? null : (
        <Alert color="orange" title={t('setup.missing')}>
          <List size="sm">
            {missing.map(({ table, key }) => (
              <List.Item key={`${table} ${key}`}>
                {table}: {key}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Reasons reasons={reasons} />
      <Problem error={publish.error} />
      <Button w="fit-content" loading={publish.isPending} onClick={() => publish.mutate(ruleSet)}>
        {t('setup.accept')}
      </Button>
    </Stack>
  );
}

function Reasons({ reasons }: Pick<WireSuggestion, 'reasons'>) {
  const { t } = useTranslation();
  const rows = [...reasons].sort((a, b) => Number(a.sure) - Number(b.sure));
  return (
    <WideTable>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('setup.what')}</Table.Th>
            <Table.Th>{t('setup.choice')}</Table.Th>
            <Table.Th>{t('setup.reason')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={`${row.table} ${row.key}`}>
              <Table.Td>
                {row.table}: {row.key}
              </Table.Td>
              <Table.Td>
                {row.choice}{' '}
                <Badge size="sm" tt="none" color={row.sure ? '#00733e' : '#8a5300'}>
                  {row.sure ? t('setup.sure') : t('setup.check')}
                </Badge>
              </Table.Td>
              <Table.Td>{row.reason}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
