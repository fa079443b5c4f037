import { Paper, Table, Text, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { PERMISSIONS } from '../../../../sidecar/src/contract/index.ts';
import { SessionContext } from '../../app/session-context.ts';
import { Problem } from '../../components/Problem.tsx';
import { WideTable } from '../../components/WideTable.tsx';
import { settings } from '../../text/en/settings.ts';
import { permissionsQuery } from './queries.ts';

type Right = (typeof PERMISSIONS)[number];

/** Which right each action takes; read from the service, which decides by the same table. */
export function People() {
  const { t } = useTranslation();
  const mine = use(SessionContext)?.permissions ?? [];
  const { data, error } = useQuery(permissionsQuery);
  const actions = (data?.routes ?? [])
    .filter(({ route, permission }) => !route.startsWith('GET ') || permission !== 'view')
    .map(({ route, summary, permission }) => ({
      name: route in settings.actions ? t(`settings.actions.${route as 'POST /links'}`) : summary,
      permission,
    }))
    .toSorted((a, b) => PERMISSIONS.indexOf(a.permission) - PERMISSIONS.indexOf(b.permission));
  const rights = mine.map((right) => t(`app.rights.${right}`)).join(', ');
  return (
    <Paper>
      <Text size="sm">{t('settings.people.does')}</Text>
      <Text size="sm" mt={6}>
        {t('settings.people.how')}
      </Text>
      <Text size="sm" mt={6}>
        {t('settings.people.means')}
      </Text>
      <Text size="sm" mt={6} mb="sm">
        {t('settings.people.yours', { rights: rights === '' ? t('settings.people.none') : rights })}
      </Text>
      <Problem error={error} />
      <WideTable label={t('settings.groups.people')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('settings.people.action')}</Table.Th>
              {PERMISSIONS.map((right) => (
                <Table.Th key={right} tt="capitalize">
                  {t(`app.rights.${right}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            <Action name={t('settings.people.look')} permission="view" />
            {actions.map(({ name, permission }) => (
              <Action key={name} name={name} permission={permission} />
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Paper>
  );
}

function Action({ name, permission }: { readonly name: string; readonly permission: Right }) {
  const { t } = useTranslation();
  return (
    <Table.Tr>
      <Table.Td>{name}</Table.Td>
      {PERMISSIONS.map((right) => (
        <Table.Td key={right}>
          {right === permission ? (
            <>
              <span aria-hidden>✓</span>
              <VisuallyHidden>{t('settings.people.needed')}</VisuallyHidden>
            </>
          ) : null}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
