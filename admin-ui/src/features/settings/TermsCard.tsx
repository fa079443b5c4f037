import { Button, Group, NativeSelect, NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SettingCard } from './SettingCard.tsx';
import { useSettings } from './settings-context.ts';

/** Who pays later: by payment method or customer role, the first row that fits. */
export function TermsCard() {
  const { t } = useTranslation();
  const { draft, choices, mayChange, change } = useSettings();
  const names = new Map(choices?.paymentMethods.map((it) => [it.systemName, it.friendlyName]));
  const roles = new Map(choices?.customerRoles.map((it) => [it.systemName, it.name]));
  return (
    <SettingCard name="terms" of={['terms']}>
      {draft.terms.length === 0 ? <Text size="sm">{t('settings.cards.terms.none')}</Text> : null}
      {draft.terms.map((rule, index) => {
        const { paymentMethod, customerRole, dueDays } = rule;
        const role = roles.get(customerRole ?? '') ?? customerRole;
        const parts = [
          paymentMethod === null ? null : (names.get(paymentMethod) ?? paymentMethod),
          role === null ? null : t('settings.cards.terms.role', { role }),
        ];
        const name = parts.filter((part) => part !== null).join(', ');
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
  const [chosen, setChosen] = useState('');
  const methods = (choices?.paymentMethods ?? [])
    .filter(({ systemName }) => !draft.terms.some((rule) => rule.paymentMethod === systemName))
    .map(({ systemName, friendlyName }) => ({
      value: `method ${systemName}`,
      label: friendlyName,
      rule: { paymentMethod: systemName, customerRole: null, dueDays: FIRST_DAYS },
    }));
  const roles = (choices?.customerRoles ?? [])
    .filter(({ systemName }) => !draft.terms.some((rule) => rule.customerRole === systemName))
    .map(({ systemName, name }) => ({
      value: `role ${systemName}`,
      label: name,
      rule: { paymentMethod: null, customerRole: systemName, dueDays: FIRST_DAYS },
    }));
  const options = [...methods, ...roles];
  const option = options.find(({ value }) => value === chosen) ?? options[0];
  if (option === undefined) return null;
  const show = (list: typeof options) => list.map(({ value, label }) => ({ value, label }));
  return (
    <Group align="end" gap="xs">
      <NativeSelect
        label={t('settings.cards.terms.whose')}
        value={option.value}
        data={[
          { group: t('settings.cards.terms.methods'), items: show(methods) },
          { group: t('settings.cards.terms.roles'), items: show(roles) },
        ]}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Button variant="default" onClick={() => change({ terms: [...draft.terms, option.rule] })}>
        {t('settings.cards.terms.add')}
      </Button>
    </Group>
  );
}
