import { Button, Group, Loader, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { Money } from '../../components/Money.tsx';
import { Problem } from '../../components/Problem.tsx';
import { formatDate } from '../../text/format.ts';
import { ChangeList } from './ChangeList.tsx';
import type { RowChange } from './mapping-rows.ts';
import { rulesEffectQuery, useApplyRules } from './queries.ts';

interface ApplyRulesProps {
  readonly linkId: string;
  /** The newest rules, and the date that they apply from, where they have one. */
  readonly published: { readonly number: number; readonly validFrom: string | null };
  readonly rules: WireRuleSet;
  readonly choices: WireChoices;
  readonly changes: readonly RowChange[];
  readonly count: number;
  readonly onApplied: () => void;
  readonly onClose: () => void;
  /** What is asked first; it can be changed there. */
  readonly startsWith?: 'open' | 'date';
}

/** From which order date on, and what that releases; booked orders stay as they are. */
export function ApplyRules(props: ApplyRulesProps) {
  const { linkId, published, rules, choices, changes, count, onApplied, onClose } = props;
  const { t } = useTranslation();
  const apply = useApplyRules(linkId, onApplied);
  const [when, setWhen] = useState<string>(props.startsWith ?? 'open');
  const [date, setDate] = useState('');
  const isReady = when === 'open' || /^\d{4}-\d\d-\d\d$/.test(date);
  const draft = { ruleSet: rules, validFrom: when === 'open' ? null : date };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('mappings.applyTitle', { count })}
      closeButtonProps={{ 'aria-label': t('mappings.close') }}
    >
      <Stack gap="sm">
        <ChangeList changes={changes} choices={choices} />
        <Radio.Group label={t('mappings.applyTo')} value={when} onChange={setWhen}>
          <Stack gap="xs" mt="xs">
            <Radio value="open" label={t('mappings.applyOpen')} />
            <Radio value="date" label={t('mappings.applyFrom')} />
          </Stack>
        </Radio.Group>
        {when === 'date' ? (
          <TextInput
            type="date"
            w={180}
            label={t('mappings.firstDay')}
            value={date}
            onChange={(event) => setDate(event.currentTarget.value)}
          />
        ) : null}
        {when === 'open' && published.validFrom !== null ? (
          <Text size="sm" c="#8a5300">
            {t('mappings.endsDate', { date: formatDate(published.validFrom) })}
          </Text>
        ) : null}
        <Text size="sm">{t('mappings.bookedStay')}</Text>
        {isReady ? <Effect linkId={linkId} draft={draft} /> : null}
        <Problem error={apply.error} />
        <Group justify="end" gap="xs">
          <Button size="xs" variant="default" onClick={onClose}>
            {t('mappings.cancel')}
          </Button>
          <Button
            size="xs"
            data-autofocus
            disabled={!isReady}
            loading={apply.isPending}
            onClick={() => apply.mutate({ ...draft, basedOn: published.number })}
          >
            {t('mappings.applyNow', { count })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Effect({
  linkId,
  draft,
}: {
  readonly linkId: string;
  readonly draft: { readonly ruleSet: WireRuleSet; readonly validFrom: string | null };
}) {
  const { t } = useTranslation();
  const { data: effect, error } = useQuery(rulesEffectQuery(linkId, draft));
  if (error !== null) return <Problem error={error} />;
  return (
    <Text size="sm" mih={42} role="status" fw={600}>
      {effect === undefined ? (
        <Loader size="xs" aria-label={t('mappings.workingOut')} />
      ) : (
        <>
          {effect.released === 0
            ? t('mappings.releasesNone')
            : t('mappings.releases', { count: effect.released })}{' '}
          {effect.amounts.map(({ currency, total }) => (
            <span key={currency}>
              (<Money amount={total} currency={currency} />){' '}
            </span>
          ))}
          {effect.stillHeld === 0 ? null : t('mappings.stillHeld', { count: effect.stillHeld })}{' '}
          {effect.isComplete ? null : t('mappings.notAllTried')}
        </>
      )}
    </Text>
  );
}
