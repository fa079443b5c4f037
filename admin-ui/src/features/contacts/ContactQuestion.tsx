import { Anchor, Badge, Group, List, Paper, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WireContactQuestion } from '../../../../sidecar/src/contract/index.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { WideTable } from '../../components/WideTable.tsx';
import { findContactPage } from './find-contact-page.ts';
import { contactQuestionQuery, useDecideContact, type OrderOfLink } from './queries.ts';

interface ContactQuestionProps extends OrderOfLink {
  readonly onDecided?: () => void;
}

/** The customer beside each contact of Xero that may be the same, and the two ways on. */
export function ContactQuestion({ linkId, orderId, onDecided }: ContactQuestionProps) {
  const { t } = useTranslation();
  const { data, error } = useQuery(contactQuestionQuery({ linkId, orderId }));
  const decide = useDecideContact({ linkId, orderId });
  const say = (contactId: string | null): void =>
    decide.mutate(contactId, { onSuccess: () => onDecided?.() });
  if (data === undefined) return <Problem error={error} />;
  return (
    <>
      {data.candidates.length === 0 ? <Text size="sm">{t('contacts.none')}</Text> : null}
      {data.candidates.map((candidate) => (
        <Paper key={candidate.contactId} p="xs" mt="xs">
          <Candidate customer={data.customer} candidate={candidate} shortCode={data.shortCode} />
          <ActionButton
            needs="account"
            size="xs"
            mt="xs"
            loading={decide.isPending && decide.variables === candidate.contactId}
            onClick={() => say(candidate.contactId)}
          >
            {t('contacts.isSame', { name: candidate.name })}
          </ActionButton>
        </Paper>
      ))}
      <Group mt="sm" gap="xs">
        <ActionButton
          needs="account"
          size="xs"
          {...(data.candidates.length === 0 ? {} : { variant: 'default' })}
          loading={decide.isPending && decide.variables === null}
          onClick={() => say(null)}
        >
          {t('contacts.makeNew')}
        </ActionButton>
        <Text size="xs" c="#444">
          {t('contacts.remembered')}
        </Text>
      </Group>
      <Problem error={decide.error} />
    </>
  );
}

type Facts = WireContactQuestion['customer'];
const FIELDS = ['name', 'emailAddress', 'taxNumber', 'phone', 'postalCode'] as const;

interface CandidateProps {
  readonly customer: Facts;
  readonly candidate: WireContactQuestion['candidates'][number];
  readonly shortCode: string | null;
}

function Candidate({ customer, candidate, shortCode }: CandidateProps) {
  const { t } = useTranslation();
  const { contactId, name, score, reasons } = candidate;
  const label = t('contacts.compared', { name });
  return (
    <>
      <Group gap="xs">
        <Anchor href={findContactPage(contactId, shortCode)} target="_blank" size="sm" fw={600}>
          {name}
        </Anchor>
        <Badge tt="none" variant="outline" color="gray" styles={{ label: { color: '#444' } }}>
          {t('contacts.score', { score })}
        </Badge>
      </Group>
      <List size="sm" my={4}>
        {reasons.map((reason) => (
          <List.Item key={reason}>{t(`contacts.reasons.${reason}`)}</List.Item>
        ))}
      </List>
      <WideTable label={label}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('contacts.field')}</Table.Th>
              <Table.Th>{t('contacts.inStore')}</Table.Th>
              <Table.Th>{t('contacts.inXero')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {FIELDS.filter((field) => customer[field] !== '' || candidate[field] !== '').map(
              (field) => (
                <Table.Tr key={field}>
                  <Table.Th scope="row">{t(`contacts.fields.${field}`)}</Table.Th>
                  <Table.Td className="any-text">{customer[field] || '–'}</Table.Td>
                  <Table.Td className="any-text">{candidate[field] || '–'}</Table.Td>
                </Table.Tr>
              ),
            )}
          </Table.Tbody>
        </Table>
      </WideTable>
    </>
  );
}
