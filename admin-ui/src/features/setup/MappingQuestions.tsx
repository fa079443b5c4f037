import { Alert, List, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ComponentProps, ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  WireChoices,
  WireRuleSet,
  WireSuggestion,
} from '../../../../sidecar/src/contract/index.ts';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';
import { OtherAccounts, PaymentMethods, SalesAccounts, Taxes } from '../mappings/tables.tsx';
import { useStatus } from '../../components/use-status.ts';
import { ContinueButton } from './ContinueButton.tsx';
import { factsQuery } from './queries.ts';
import type { QuestionProps } from './question.ts';
import classes from './setup.module.css';
import { SuggestionReasons } from './SuggestionReasons.tsx';
import { listUse, nameSuggested } from './suggested.ts';
import { useRules } from './use-rules.ts';

type Tables = ComponentType<ComponentProps<typeof PaymentMethods>>;
type Table = 'paymentMethods' | 'taxes' | 'revenue' | 'accounts';

export function PaymentMethodsQuestion(question: QuestionProps) {
  return <MappingQuestion {...question} table="paymentMethods" Tables={PaymentMethods} />;
}

export function TaxesQuestion(question: QuestionProps) {
  return <MappingQuestion {...question} table="taxes" Tables={Taxes} />;
}

export function SalesAccountsQuestion(question: QuestionProps) {
  return <MappingQuestion {...question} table="revenue" Tables={SalesAccounts} />;
}

export function OtherAccountsQuestion(question: QuestionProps) {
  return <MappingQuestion {...question} table="accounts" Tables={OtherAccounts} />;
}

interface MappingQuestionProps extends QuestionProps {
  readonly table: Table;
  readonly Tables: Tables;
}

/** The suggested choices of one kind, each with its reason, to be checked and changed on the spot. */
function MappingQuestion({ table, Tables, ...question }: MappingQuestionProps) {
  const { t } = useTranslation();
  const { linkId, draft, save, goOn, isGoingOn } = question;
  const { known, error, retry } = useRules(question);
  const facts = useQuery(factsQuery(linkId)).data;
  if (error !== null) return <Problem error={error} onRetry={retry} />;
  if (known === undefined) return <Loading />;
  const { rules, suggestion, choices } = known;
  const { settings } = rules;
  // The tables take finished rules; what happens with closed months is asked later and taken out again.
  const complete = { ...settings, lockedPeriod: draft.lockedPeriod ?? 'hold' } as const;
  const tables = {
    rules: { ...rules, settings: complete },
    choices,
    onChange: (changed: WireRuleSet) => save({ rules: { ...changed, settings } }),
    used: facts === undefined ? [] : listUse(facts, choices),
  };
  const reasons = suggestion.reasons.filter((reason) => reason.table === table);
  return (
    <Stack>
      <Text>{t(`setup.mapping.how.${table}`)}</Text>
      {table === 'paymentMethods' ? <CopiedFrom linkId={draft.copyFrom} /> : null}
      <Missing table={table} missing={suggestion.missing} name={nameSuggested(choices, t)} />
      <div className={table === 'accounts' ? undefined : classes['tables']}>
        <Tables {...tables} />
      </div>
      {table === 'paymentMethods' ? (
        <CurrencyRate
          choices={choices}
          value={settings.currencyRate}
          onChange={(currencyRate) =>
            save({ rules: { ...rules, settings: { ...settings, currencyRate } } })
          }
        />
      ) : null}
      <SuggestionReasons reasons={reasons} choices={choices} facts={facts} />
      <ContinueButton
        isLoading={isGoingOn}
        onClick={() => goOn(draft.rules === null ? { rules } : {})}
      />
    </Stack>
  );
}

type Rate = WireRuleSet['settings']['currencyRate'];

interface CurrencyRateProps {
  readonly choices: WireChoices;
  readonly value: Rate;
  readonly onChange: (rate: Rate) => void;
}

/** Whose exchange rate counts, where the books are in another currency than the store. */
function CurrencyRate({ choices, value, onChange }: CurrencyRateProps) {
  const { t } = useTranslation();
  const { currencies, organisation } = choices;
  if (currencies.primary === organisation.currency) return null;
  const words = { store: currencies.primary, xero: organisation.currency };
  return (
    <Radio.Group
      label={t('setup.mapping.currencyRate', words)}
      value={value}
      onChange={(text) => onChange(text === 'store' ? 'store' : 'xero')}
    >
      {(['xero', 'store'] as const).map((rate) => (
        <Radio key={rate} mt={6} value={rate} label={t(`settings.cards.currencyRate.${rate}`)} />
      ))}
    </Radio.Group>
  );
}

/** What is most likely to differ between two stores is asked by name. */
function CopiedFrom({ linkId }: { readonly linkId: string | null }) {
  const { t } = useTranslation();
  const stores = useStatus().data?.stores ?? [];
  const source = stores.find(({ linkIds }) => linkId !== null && linkIds.includes(linkId));
  if (source === undefined) return null;
  return <Alert color="blue">{t('setup.further.sameAccounts', { name: source.name })}</Alert>;
}

interface MissingProps extends Pick<WireSuggestion, 'missing'> {
  readonly table: Table;
  readonly name: (table: string, key: string) => string;
}

/** What nothing was found for: it may be chosen above, or later. */
function Missing({ table, missing, name }: MissingProps) {
  const { t } = useTranslation();
  const own = missing.filter((gap) => gap.table === table);
  if (own.length === 0) return null;
  return (
    <Alert
      color="orange"
      title={t('setup.mapping.missing')}
      styles={{ title: { color: '#6b4100' } }}
    >
      <List size="sm">
        {own.map(({ key }) => (
          <List.Item key={key}>{name(table, key)}</List.Item>
        ))}
      </List>
      <Text size="sm" mt="xs">
        {t('setup.mapping.missingHow')}
      </Text>
    </Alert>
  );
}
