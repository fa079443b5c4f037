import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { choicesQuery, rulesQuery } from '../../api/queries.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { SetupFirst } from '../../components/SetupFirst.tsx';
import { useCan } from '../../components/use-can.ts';
import { useLink, useStatus } from '../../components/use-status.ts';
import { PayoutFileForm, type PaidOut } from './PayoutFileForm.tsx';
import { PayoutList } from './PayoutList.tsx';
import { PayoutPreview } from './PayoutPreview.tsx';
import { payoutsQuery, usePreview, type PayoutFileDraft } from './queries.ts';

/** What gateways pay out: read from their files, looked at, then confirmed. */
export function PayoutsPage() {
  const { t } = useTranslation();
  const link = useLink();
  const id = link?.id ?? '';
  const isReady = link !== undefined && link.ruleSetNumber !== null;
  const rules = useQuery({ ...rulesQuery(id), enabled: isReady });
  const choices = useQuery({ ...choicesQuery(id), enabled: isReady });
  const payouts = useQuery({ ...payoutsQuery(id), enabled: isReady });
  const isKnown = useStatus().data !== undefined;
  const mayImport = useCan('account');
  if (isKnown && !isReady) {
    return <SetupFirst title={t('payouts.title')} />;
  }
  const failed = [rules, choices, payouts].find(({ error }) => error !== null);
  if (failed !== undefined) {
    return <Problem error={failed.error} onRetry={() => void failed.refetch()} />;
  }
  if (rules.data === undefined || choices.data === undefined || payouts.data === undefined) {
    return <Loading />;
  }
  return (
    <>
      <PageTitle>{t('payouts.title')}</PageTitle>
      <Text size="sm" mb="sm" c="#5a5a5a">
        {t('payouts.intro')}
      </Text>
      {mayImport ? (
        <Import linkId={id} rules={rules.data.ruleSet} choices={choices.data} />
      ) : (
        <Text size="sm" mb="sm">
          {t('payouts.mayLook', { right: t('app.rights.account') })}
        </Text>
      )}
      <Title order={2} size="h5" mt="lg" mb="xs">
        {t('payouts.confirmed')}
      </Title>
      <PayoutList linkId={id} list={payouts.data} choices={choices.data} />
    </>
  );
}

interface ImportProps {
  readonly linkId: string;
  readonly rules: WireRuleSet;
  readonly choices: WireChoices;
}

function Import({ linkId, rules, choices }: ImportProps) {
  const { t } = useTranslation();
  const preview = usePreview(linkId);
  const [file, setFile] = useState<PayoutFileDraft>();
  const names = new Map(choices.paymentMethods.map((one) => [one.systemName, one.friendlyName]));
  const methods = listPaidOut(rules, (systemName) => names.get(systemName));
  const look = (draft: PayoutFileDraft): void => {
    setFile(draft);
    preview.mutate(draft);
  };
  if (methods.length === 0) {
    return (
      <EmptyState title={t('payouts.noMethod')} hint={t('payouts.noMethodHint')}>
        <LinkButton to="/mappings" isPrimary>
          {t('app.mappings')}
        </LinkButton>
      </EmptyState>
    );
  }
  return (
    <Stack gap="sm">
      <PayoutFileForm methods={methods} isReading={preview.isPending} onRead={look} />
      <Problem error={preview.error} />
      {preview.data === undefined || file === undefined ? null : (
        <PayoutPreview
          {...{ linkId, file, choices }}
          preview={preview.data}
          onChange={look}
          onConfirmed={() => preview.mutate(file)}
        />
      )}
    </Stack>
  );
}

/** Methods with fees, each as often as it charges another currency. */
function listPaidOut(
  { paymentMethods }: WireRuleSet,
  findName: (systemName: string) => string | undefined,
): PaidOut[] {
  const listed = paymentMethods
    .filter(({ fees }) => fees !== null)
    .map(({ systemName, charges, ...row }) => {
      const currency = charges === 'customerCurrency' ? row.currency : null;
      const name = findName(systemName) ?? systemName.replace(/^Payments\./, '');
      return { method: systemName, currency, label: currency ? `${name} (${currency})` : name };
    });
  return [...new Map(listed.map((entry) => [entry.label, entry])).values()];
}
