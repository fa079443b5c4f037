import { Group, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  WireChoices,
  WireReviewEntry,
  WireReviewFix,
  WireRuleSet,
} from '../../../../sidecar/src/contract/index.ts';
import { choicesQuery, rulesQuery } from '../../api/queries.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useCan } from '../../components/use-can.ts';
import { applyFix, type FixSources } from './apply-fix.ts';
import { FixEffect } from './FixEffect.tsx';
import { MakeAccount } from './MakeAccount.tsx';
import { listOptions } from './list-options.ts';
import { mappingUseQuery, useChangeRules, useRulesEffect, type Released } from './queries.ts';

interface FixProps {
  readonly entry: WireReviewEntry;
  readonly onReleased: (released: Released) => void;
}

/** The choice that is missing, what it would book, and the button that does it. */
export function FixOnTheSpot({ entry, onReleased }: FixProps) {
  const rules = useQuery(rulesQuery(entry.linkId));
  const choices = useQuery(choicesQuery(entry.linkId));
  const isOfCategory = entry.fix.kind === 'revenueAccount';
  const use = useQuery({ ...mappingUseQuery(entry.linkId), enabled: isOfCategory });
  const error = rules.error ?? choices.error ?? use.error;
  if (error !== null) return <Problem error={error} onRetry={() => void rules.refetch()} />;
  const isRead = !isOfCategory || use.data !== undefined;
  if (rules.data === undefined || choices.data === undefined || !isRead) {
    // Holds the place of the picker and its button.
    return <div style={{ height: 118 }} />;
  }
  const categories = (use.data?.used ?? [])
    .filter(({ table }) => table === 'categories')
    .map(({ key, name }) => ({ id: Number(key), name }));
  const sources = { accounts: choices.data.accounts, categories };
  return (
    <Choose
      entry={entry}
      onReleased={onReleased}
      rules={rules.data.ruleSet}
      choices={choices.data}
      sources={sources}
    />
  );
}

interface ChooseProps extends FixProps {
  readonly rules: WireRuleSet;
  readonly choices: WireChoices;
  readonly sources: FixSources;
}

function Choose({ entry, onReleased, rules, choices, sources }: ChooseProps) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<string | null>(null);
  const canFix = useCan('account');
  const change = useChangeRules(entry.linkId);
  const { fix } = entry;
  const options = listOptions(fix, { choices, rules, sources });
  const changed = choice === null ? undefined : applyFix(rules, { fix, choice }, sources);
  const effect = useRulesEffect(entry, canFix ? changed : undefined);
  const count = effect.data?.released ?? entry.orders;
  const apply = (): void => {
    if (choice === null) return;
    change.mutate((present) => applyFix(present, { fix, choice }, sources), {
      onSuccess: ({ publishedAt }) => onReleased({ entry, since: publishedAt }),
    });
  };
  return (
    <>
      <Group align="end" gap="sm">
        <Select
          flex="1 1 240px"
          searchable
          label={nameChoice(t, { fix, choices, sources })}
          placeholder={t('review.choose')}
          nothingFoundMessage={t('review.noOption')}
          data={options}
          value={choice}
          onChange={setChoice}
        />
        <ActionButton
          needs="account"
          loading={change.isPending}
          disabled={canFix && changed === undefined}
          onClick={apply}
        >
          {t('review.fixAndBook', { count })}
        </ActionButton>
      </Group>
      {options.length === 0 ? (
        <Text size="sm" c="#6b4100" mt={4}>
          {t('review.noOptionHint')}
        </Text>
      ) : (
        <FixEffect effect={effect.data} isAsked={canFix && changed !== undefined} />
      )}
      {fix.kind === 'paymentAccount' ? (
        <MakeAccount method={nameMethod(fix, choices)} choices={choices} onMade={setChoice} />
      ) : null}
      <Problem error={effect.error ?? change.error} />
    </>
  );
}

function nameMethod(
  { method }: Extract<WireReviewFix, { kind: 'paymentAccount' }>,
  { paymentMethods }: WireChoices,
): string {
  return paymentMethods.find(({ systemName }) => systemName === method)?.friendlyName ?? method;
}

interface Named {
  readonly fix: WireReviewFix;
  readonly choices: WireChoices;
  readonly sources: FixSources;
}

/** What is chosen, in the store's own words. */
function nameChoice(t: TFunction, { fix, choices, sources }: Named): string {
  switch (fix.kind) {
    case 'paymentAccount':
      return t('review.picker.paymentAccount', { name: nameMethod(fix, choices) });
    case 'taxRate': {
      const where =
        fix.reason === ''
          ? fix.country
          : t(`review.reason.${fix.reason}` as 'review.reason.export');
      return t('review.picker.taxRate', { rate: fix.rate, where });
    }
    case 'account':
      return t('review.picker.account', {
        name: t(`mappings.accounts.${fix.account}` as 'mappings.accounts.shipping'),
      });
    case 'revenueAccount':
      return sources.categories.some(({ name }) => name === fix.category)
        ? t('review.picker.revenueAccount', { name: fix.category })
        : t('review.picker.everythingElse');
    case 'replaceAccount':
      return t('review.picker.replaceAccount', { name: fix.account });
    case 'replaceTaxRate':
      return t('review.picker.replaceTaxRate');
    case 'contact':
    case 'giftCard':
    case 'bankDocument':
    case 'summary':
    case 'checkAgain':
    case 'order':
    case 'settings':
      return '';
  }
}
