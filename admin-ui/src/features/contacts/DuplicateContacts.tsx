import { Anchor, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../components/Problem.tsx';
import { WideTable } from '../../components/WideTable.tsx';
import { findContactPage } from './find-contact-page.ts';
import { duplicateContactsQuery } from './queries.ts';

/** Contacts that seem to be the same, to be merged in Xero by a person. */
export function DuplicateContacts({ linkId }: { readonly linkId: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(duplicateContactsQuery(linkId));
  if (data === undefined) return <Problem error={error} />;
  const { groups, total, shortCode } = data;
  return (
    <section aria-labelledby="duplicates">
      <Title order={2} size="h5" mt="lg" id="duplicates">
        {t('contacts.duplicates.title')}
      </Title>
      <Text size="sm" mb="xs" c="#444">
        {total === 0
          ? t('contacts.duplicates.none')
          : t('contacts.duplicates.advice', { count: total })}
      </Text>
      {groups.length === 0 ? null : (
        <WideTable label={t('contacts.duplicates.title')}>
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('contacts.fields.name')}</Table.Th>
                <Table.Th>{t('contacts.fields.emailAddress')}</Table.Th>
                <Table.Th>{t('contacts.fields.taxNumber')}</Table.Th>
                <Table.Th>{t('contacts.fields.postalCode')}</Table.Th>
                <Table.Th>{t('contacts.duplicates.why')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            {groups.map(({ contacts, reasons }) => (
              <Table.Tbody key={contacts[0]?.contactId} style={{ borderTop: '2px solid #ccd3dd' }}>
                {contacts.map(({ contactId, name, ...facts }, index) => (
                  <Table.Tr key={contactId}>
                    <Table.Td className="any-text">
                      <Anchor
                        href={findContactPage(contactId, shortCode)}
                        target="_blank"
                        size="sm"
                        underline="always"
                      >
                        {name}
                      </Anchor>
                    </Table.Td>
                    <Table.Td className="any-text">{facts.emailAddress || '–'}</Table.Td>
                    <Table.Td className="any-text">{facts.taxNumber || '–'}</Table.Td>
                    <Table.Td className="any-text">{facts.postalCode || '–'}</Table.Td>
                    {index > 0 ? null : (
                      <Table.Td rowSpan={contacts.length}>
                        {reasons.map((reason) => t(`contacts.reasons.${reason}`)).join(', ')}
                      </Table.Td>
                    )}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            ))}
          </Table>
        </WideTable>
      )}
      {total > groups.length ? (
        <Text size="sm" mt="xs">
          {t('contacts.duplicates.first', { count: groups.length })}
        </Text>
      ) : null}
    </section>
  );
}
