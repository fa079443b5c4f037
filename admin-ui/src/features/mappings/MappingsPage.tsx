import { useQuery } from '@tanstack/react-query';
import { Alert, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { choicesQuery, rulesQuery } from '../../api/queries.ts';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SetupFirst } from '../../components/SetupFirst.tsx';
import { useCan } from '../../components/use-can.ts';
import { useLink, useStatus } from '../../components/use-status.ts';
import { formatDate, formatTime } from '../../text/format.ts';
import { MappingEditor } from './MappingEditor.tsx';
import { checkedRowsQuery, mappingUseQuery } from './queries.ts';

/** Where everything of an order goes in Xero; changes gather until they are applied. */
export function MappingsPage() {
  const { t } = useTranslation();
  const link = useLink();
  const id = link?.id ?? '';
  const isReady = link !== undefined && link.ruleSetNumber !== null;
  const rules = useQuery({ ...rulesQuery(id), enabled: isReady });
  const choices = useQuery({ ...choicesQuery(id), enabled: isReady });
  const use = useQuery({ ...mappingUseQuery(id), enabled: isReady });
  const checked = useQuery({ ...checkedRowsQuery(id), enabled: isReady });
  const [appliedOn, setAppliedOn] = useState<number>();
  const mayChange = useCan('account');
  const isKnown = useStatus().data !== undefined;
  if (isKnown && !isReady) {
    return <SetupFirst title={t('mappings.title')} />;
  }
  const reads = [rules, choices, use, checked];
  const failed = reads.find(({ error }) => error !== null);
  if (failed !== undefined) {
    return <Problem error={failed.error} onRetry={() => void failed.refetch()} />;
  }
  if (
    rules.data === undefined ||
    choices.data === undefined ||
    use.data === undefined ||
    checked.data === undefined
  ) {
    return <Loading />;
  }
  const { number, publishedAt, validFrom } = rules.data;
  return (
    <>
      <div className="no-print">
        <PageTitle>{t('mappings.title')}</PageTitle>
        <Text size="sm" mb="sm" c="#5a5a5a">
          {t('mappings.intro')} {t('mappings.by', { number, time: formatTime(publishedAt) })}{' '}
          {validFrom === null ? null : t('mappings.validFrom', { date: formatDate(validFrom) })}
        </Text>
        {appliedOn !== undefined && appliedOn < number ? (
          <Alert color="green" mb="sm" p="xs" role="status">
            {t('mappings.applied')}
          </Alert>
        ) : null}
      </div>
      <MappingEditor
        key={`${id} ${number}`}
        linkId={id}
        published={rules.data}
        choices={choices.data}
        used={use.data.used}
        checked={checked.data}
        mayChange={mayChange}
        onApplied={() => setAppliedOn(number)}
      />
    </>
  );
}
