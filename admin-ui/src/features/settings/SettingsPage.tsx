import {
  Alert,
  Checkbox,
  NumberInput,
  Paper,
  Radio,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { rulesQuery, statusQuery, usePublishRules } from '../../api/queries.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { ConnectButton } from '../setup/ConnectButton.tsx';

type Settings = WireRuleSet['settings'];

/** A card a setting: the question, the choices, what they do. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { data: status } = useQuery(statusQuery);
  const link = status?.links[0];
  const isReady = link !== undefined && link.ruleSetNumber !== null;
  const rules = useQuery({ ...rulesQuery(link?.id ?? ''), enabled: isReady });
  const publish = usePublishRules(link?.id ?? '');
  if (status === undefined) return <Loading />;
  return (
    <>
      <PageTitle>{t('settings.title')}</PageTitle>
      <Stack>
        <Paper>
          <Title order={2} size="h5">
            {t('settings.connection')}
          </Title>
          <Text size="sm">
            {status.organisation === null
              ? t('settings.neverConnected')
              : t(
                  status.stage === 'disconnected'
                    ? 'settings.notConnected'
                    : 'settings.connectedTo',
                  { name: status.organisation.name },
                )}
          </Text>
          {status.organisation === null ? (
            <LinkButton to="/setup" isPrimary>
              {t('app.setup')}
            </LinkButton>
          ) : (
            <>
              <Text size="sm" c="#5a5a5a" mb="xs">
                {t('settings.reconnectHint', { name: status.organisation.name })}
              </Text>
              <ConnectButton text={t('settings.reconnect')} />
            </>
          )}
        </Paper>
        <Problem error={rules.error} />
        {link === undefined || rules.data === undefined ? null : (
          <Posting key={rules.data.number} rules={rules.data.ruleSet} publish={publish} />
        )}
      </Stack>
    </>
  );
}

interface PostingProps {
  readonly rules: WireRuleSet;
  readonly publish: ReturnType<typeof usePublishRules>;
}

function Posting({ rules, publish }: PostingProps) {
  const { t } = useTranslation();
  const [settings, setSettings] = useState(rules.settings);
  const change = (part: Partial<Settings>): void => setSettings({ ...settings, ...part });
  const isChanged = JSON.stringify(settings) !== JSON.stringify(rules.settings);
  return (
    <Paper>
      <Title order={2} size="h5" mb="sm">
        {t('settings.posting')}
      </Title>
      <Stack maw={560}>
        <Radio.Group
          label={t('settings.bookWhen')}
          value={settings.bookWhen}
          onChange={(value) => change({ bookWhen: value })}
        >
          <Radio mt={6} value="paidOrShipped" label={t('settings.paidOrShipped')} />
          <Radio mt={6} value="placed" label={t('settings.placed')} />
        </Radio.Group>
        <TextInput
          label={t('settings.invoiceNumber')}
          description={t('settings.invoiceNumberHint')}
          maxLength={200}
          value={settings.invoiceNumberTemplate}
          onChange={(event) => change({ invoiceNumberTemplate: event.currentTarget.value })}
        />
        <NumberInput
          label={t('settings.dueDays')}
          min={0}
          max={365}
          allowDecimal={false}
          value={settings.dueDays}
          onChange={(value) => change({ dueDays: Number(value) })}
        />
        <Radio.Group
          label={t('settings.lockedPeriod')}
          value={settings.lockedPeriod}
          onChange={(value) => change({ lockedPeriod: value })}
        >
          {(['nextOpenDay', 'hold', 'draft'] as const).map((value) => (
            <Radio mt={6} key={value} value={value} label={t(`settings.${value}`)} />
          ))}
        </Radio.Group>
        <Checkbox
          label={t('settings.noteInStore')}
          checked={settings.noteInStore}
          onChange={(event) => change({ noteInStore: event.currentTarget.checked })}
        />
        <Problem error={publish.error} />
        <ActionButton
          needs="account"
          w="fit-content"
          disabled={!isChanged}
          loading={publish.isPending}
          onClick={() => publish.mutate({ ...rules, settings })}
        >
          {t('settings.save')}
        </ActionButton>
        {publish.isSuccess && !isChanged ? (
          <Alert color="green" role="status" p="xs">
            {t('settings.saved')}
          </Alert>
        ) : null}
      </Stack>
    </Paper>
  );
}
