import { Alert, Button, Group, Paper, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { choicesQuery, rulesQuery, statusQuery, usePublishRules } from '../../api/queries.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useLink } from '../../components/use-link.ts';
import { formatTime } from '../../text/format.ts';
import { countChanges } from './change-rules.ts';
import { OtherAccounts, PaymentMethods, SalesAccounts, Taxes } from './tables.tsx';

/** Where everything of an order goes in Xero; changes gather until they are applied. */
export function MappingsPage() {
  const { t } = useTranslation();
  const link = useLink();
  const isKnown = useQuery(statusQuery).data !== undefined;
  const publish = usePublishRules(link?.id ?? '');
  const isReady = link !== undefined && link.ruleSetNumber !== null;
  const rules = useQuery({ ...rulesQuery(link?.id ?? ''), enabled: isReady });
  const choices = useQuery({ ...choicesQuery(link?.id ?? ''), enabled: isReady });
  if (isKnown && !isReady) {
    return (
      <EmptyState title={t('mappings.title')} hint={t('setup.safe')}>
        <LinkButton to="/setup" isPrimary>
          {t('app.setup')}
        </LinkButton>
      </EmptyState>
    );
  }
  const error = rules.error ?? choices.error;
  if (error !== null) return <Problem error={error} onRetry={() => void rules.refetch()} />;
  if (link === undefined || rules.data === undefined || choices.data === undefined) {
    return <Loading />;
  }
  const { number, publishedAt, ruleSet } = rules.data;
  return (
    <>
      <PageTitle>{t('mappings.title')}</PageTitle>
      <Text size="sm" mb="sm" c="#5a5a5a">
        {t('mappings.intro')} {t('mappings.by', { number, time: formatTime(publishedAt) })}
      </Text>
      <Editor key={number} publish={publish} published={ruleSet} choices={choices.data} />
    </>
  );
}

interface EditorProps {
  readonly publish: ReturnType<typeof usePublishRules>;
  readonly published: WireRuleSet;
  readonly choices: WireChoices;
}

function Editor({ publish, published, choices }: EditorProps) {
  const [draft, setDraft] = useState(published);
  const tables = { rules: draft, choices, onChange: setDraft };
  return (
    <>
      <ChangeBar
        publish={publish}
        draft={draft}
        changes={countChanges(published, draft)}
        onUndo={() => setDraft(published)}
      />
      <PaymentMethods {...tables} />
      <Taxes {...tables} />
      <SalesAccounts {...tables} />
      <OtherAccounts {...tables} />
    </>
  );
}

interface ChangeBarProps {
  readonly publish: ReturnType<typeof usePublishRules>;
  readonly draft: WireRuleSet;
  readonly changes: number;
  readonly onUndo: () => void;
}

function ChangeBar({ publish, draft, changes, onUndo }: ChangeBarProps) {
  const { t } = useTranslation();
  return (
    <>
      <Problem error={publish.error} />
      {changes === 0 ? null : (
        <Paper mb="md" bg="#fff8e8" pos="sticky" top={8} style={{ zIndex: 2 }} role="status">
          <Group justify="space-between">
            <Text fw={600}>{t('mappings.changes', { count: changes })}</Text>
            <Group gap="xs">
              <Button size="xs" variant="default" onClick={onUndo}>
                {t('mappings.undo')}
              </Button>
              <ActionButton
                needs="account"
                size="xs"
                loading={publish.isPending}
                onClick={() => publish.mutate(draft)}
              >
                {t('mappings.apply')}
              </ActionButton>
            </Group>
          </Group>
        </Paper>
      )}
      {publish.isSuccess && changes === 0 ? (
        <Alert color="green" role="status" mb="sm" p="xs">
          {t('mappings.applied')}
        </Alert>
      ) : null}
    </>
  );
}
