import { Button, Group, NativeSelect, NumberInput, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceCard } from './ChoiceCard.tsx';
import { SettingCard } from './SettingCard.tsx';
import { useSettings } from './settings-context.ts';

/** When invoices are due, and what happens to months that are closed. */
export function DateCards() {
  const { t } = useTranslation();
  return (
    <>
      <DueDays />
      <Terms />
      <ChoiceCard
        name="lockedPeriod"
        choices={(['nextOpenDay', 'hold', 'draft'] as const).map((value) => ({
          value,
          text: t(`settings.cards.lockedPeriod.${value}`),
        }))}
      />
      <FiledUntil />
    </>
  );
}

const CONTACTS_PER = ['customer', 'company', 'guestsTogether', 'store', 'country'] as const;

export function ContactCards() {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceCard
        name="contactPer"
        choices={CONTACTS_PER.map((value) => ({
          value,
          text: t(`settings.cards.contactPer.${value}`),
        }))}
      />
      <ChoiceCard
        name="contactName"
        choices={(['person', 'companyFirst'] as const).map((value) => ({
          value,
          text: t(`settings.cards.contactName.${value}`),
        }))}
      />
    </>
  );
}

function DueDays() {
  const { t } = useTranslation();
  const { draft, mayChange, change } = useSettings();
  return (
    <SettingCard name="dueDays" of={['dueDays']}>
      <NumberInput
        label={t('settings.cards.dueDays.label')}
        min={0}
        max={365}
        allowDecimal={false}
        readOnly={!mayChange}
        value={draft.dueDays}
        onChange={(value) => change({ dueDays: Number(value) })}
      />
    </SettingCard>
  );
}

function FiledUntil() {
  const { t } = useTranslation();
  const { draft, mayChange, change } = useSettings();
  return (
    <SettingCard name="filedUntil" of={['filedUntil']}>
      <TextInput
        type="date"
        label={t('settings.cards.filedUntil.label')}
        readOnly={!mayChange}
        value={draft.filedUntil ?? ''}
        onChange={(event) => change({ filedUntil: event.currentTarget.value || null })}
      />
    </SettingCard>
  );
}

function Terms() {
  const { t } = useTranslation();
  const { draft, choices, mayChange, change } = useSettings();
  const names = new Map(choices?.paymentMethods.map((it) => [it.systemName, it.friendlyName]));
  return (
    <SettingCard name="terms" of={['terms']}>
      {draft.terms.length === 0 ? <Text size="sm">{t('settings.cards.terms.none')}</Text> : null}
      {draft.terms.map((rule, index) => {
        const { paymentMethod, customerRole, dueDays } = rule;
        const name =
          paymentMethod === null
            ? t('settings.cards.terms.role', { role: customerRole ?? '' })
            : (names.get(paymentMethod) ?? paymentMethod);
        return (
          <Group key={index} align="end" gap="xs">
            <NumberInput
              label={`${name}: ${t('settings.cards.terms.days')}`}
              min={0}
              max={365}
              allowDecimal={false}
              readOnly={!mayChange}
              value={dueDays}
              onChange={(value) =>
                change({ terms: draft.terms.with(index, { ...rule, dueDays: Number(value) }) })
              }
            />
            {mayChange ? (
              <Button
                variant="default"
                onClick={() => change({ terms: draft.terms.toSpliced(index, 1) })}
              >
                {t('settings.cards.terms.remove', { name })}
              </Button>
            ) : null}
          </Group>
        );
      })}
      {mayChange ? <AddTerms /> : null}
    </SettingCard>
  );
}

const FIRST_DAYS = 30;

function AddTerms() {
  const { t } = useTranslation();
  const { draft, choices, change } = useSettings();
  const used = new Set(draft.terms.map((rule) => rule.paymentMethod));
  const free = (choices?.paymentMethods ?? []).filter(({ systemName }) => !used.has(systemName));
  const [chosen, setChosen] = useState('');
  const method = free.find(({ systemName }) => systemName === chosen) ?? free[0];
  if (method === undefined) return null;
  const rule = { paymentMethod: method.systemName, customerRole: null, dueDays: FIRST_DAYS };
  return (
    <Group align="end" gap="xs">
      <NativeSelect
        label={t('settings.cards.terms.method')}
        value={method.systemName}
        data={free.map(({ systemName: value, friendlyName: label }) => ({ value, label }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Button variant="default" onClick={() => change({ terms: [...draft.terms, rule] })}>
        {t('settings.cards.terms.add')}
      </Button>
    </Group>
  );
}
