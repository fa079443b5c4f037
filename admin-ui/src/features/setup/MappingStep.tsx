import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireSuggestion } from '../../../../sidecar/src/contract/index.ts';
import { choicesQuery, suggestionQuery, usePublishRules } from '../../api/queries.ts';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';
import { OtherAccounts, PaymentMethods, SalesAccounts, Taxes } from '../mappings/tables.tsx';
import { SuggestionReasons } from './SuggestionReasons.tsx';

/** The suggested mapping, each choice with its reason, to be checked and changed on the spot. */
export function MappingStep({ linkId }: { readonly linkId: string }) {
  const suggestion = useQuery(suggestionQuery(linkId));
  const choices = useQuery(choicesQuery(linkId));
  const error = suggestion.error ?? choices.error;
  if (error !== null) {
    return <Problem error={error} onRetry={() => void suggestion.refetch()} />;
  }
  if (suggestion.data === undefined || choices.data === undefined) return <Loading />;
  return <Check linkId={linkId} suggestion={suggestion.data} choices={choices.data} />;
}

interface CheckProps {
  readonly linkId: string;
  readonly suggestion: WireSuggestion;
  readonly choices: WireChoices;
}

function Check({ linkId, suggestion, choices }: CheckProps) {
  const { t } = useTranslation();
  const publish = usePublishRules(linkId);
  const [rules, setRules] = useState(suggestion.ruleSet);
  const tables = { rules, choices, onChange: setRules };
  return (
    <Stack>
      <Text>{t('setup.mappingHow')}</Text>
      {suggestion.missing.length === 0 ? null : (
        <Alert color="orange" title={t('setup.missing')}>
          <List size="sm">
            {suggestion.missing.map(({ table, key }) => (
              <List.Item key={`${table} ${key}`}>{key}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <SuggestionReasons reasons={suggestion.reasons} />
      <div>
        <PaymentMethods {...tables} />
        <Taxes {...tables} />
        <SalesAccounts {...tables} />
        <OtherAccounts {...tables} />
      </div>
      <Problem error={publish.error} />
      <Button w="fit-content" loading={publish.isPending} onClick={() => publish.mutate(rules)}>
        {t('setup.accept')}
      </Button>
    </Stack>
  );
}
