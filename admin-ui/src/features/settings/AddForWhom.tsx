import { Button, Group, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ForWhom } from './use-name-for-whom.ts';
import { useSettings } from './settings-context.ts';

interface AddForWhomProps {
  readonly label: string;
  /** Rows that are there: each method and role has one. */
  readonly taken: readonly ForWhom[];
  readonly onAdd: (row: ForWhom) => void;
}

/** A payment method or a customer role that has no row yet. */
export function AddForWhom({ label, taken, onAdd }: AddForWhomProps) {
  const { t } = useTranslation();
  const { choices } = useSettings();
  const [chosen, setChosen] = useState('');
  const methods = (choices?.paymentMethods ?? [])
    .filter(({ systemName }) => !taken.some((row) => row.paymentMethod === systemName))
    .map(({ systemName, friendlyName }) => ({
      value: `method ${systemName}`,
      label: friendlyName,
      row: { paymentMethod: systemName, customerRole: null },
    }));
  const roles = (choices?.customerRoles ?? [])
    .filter(({ systemName }) => !taken.some((row) => row.customerRole === systemName))
    .map(({ systemName, name }) => ({
      value: `role ${systemName}`,
      label: name,
      row: { paymentMethod: null, customerRole: systemName },
    }));
  const options = [...methods, ...roles];
  const option = options.find(({ value }) => value === chosen) ?? options[0];
  if (option === undefined) return null;
  const show = (list: typeof options) => list.map((it) => ({ value: it.value, label: it.label }));
  return (
    <Group align="end" gap="xs">
      <NativeSelect
        label={label}
        value={option.value}
        data={[
          { group: t('settings.cards.terms.methods'), items: show(methods) },
          { group: t('settings.cards.terms.roles'), items: show(roles) },
        ]}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Button variant="default" onClick={() => onAdd(option.row)}>
        {t('settings.cards.terms.add')}
      </Button>
    </Group>
  );
}
