import { Badge, Paper, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface MappingRow {
  readonly key: string;
  readonly name: string;
  readonly note?: string;
  readonly isMissing?: boolean;
  readonly picker: ReactNode;
}

interface MappingTableProps {
  readonly title: string;
  readonly hint: string;
  readonly rows: readonly MappingRow[];
  readonly children?: ReactNode;
}

/** What the store calls it, and where it goes in Xero. */
export function MappingTable({ title, hint, rows, children }: MappingTableProps) {
  const { t } = useTranslation();
  return (
    <Paper mb="md">
      <Title order={2} size="h5">
        {title}
      </Title>
      <Text size="sm" c="#5a5a5a">
        {hint}
      </Text>
      {rows.length === 0 ? <Text size="sm">{t('mappings.nobody')}</Text> : null}
      <Table>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.key}>
              <Table.Th fw={400} w="45%">
                <span className="any-text">{row.name}</span>{' '}
                {row.isMissing === true ? (
                  <Badge size="sm" tt="none" color="#8a5300">
                    {t('mappings.missing')}
                  </Badge>
                ) : null}
                {row.note === undefined ? null : (
                  <Text size="xs" c="#5a5a5a">
                    {row.note}
                  </Text>
                )}
              </Table.Th>
              <Table.Td>{row.picker}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {children}
    </Paper>
  );
}
