import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SettingCard } from './SettingCard.tsx';
import { useSettings } from './settings-context.ts';

const FIELDS = ['name', 'email', 'phone', 'addresses', 'taxNumber'] as const;
const POLICIES = ['onlyIfEmpty', 'store', 'xero'] as const;

/** Who is right about a contact that Xero has, field by field. */
export function ContactFieldsCard() {
  const { t } = useTranslation();
  const { draft, shown, mayChange, change } = useSettings();
  const { contactFields } = draft;
  return (
    <SettingCard name="contactFields" of={['contactFields']}>
      {FIELDS.map((field) => (
        <NativeSelect
          key={field}
          size="xs"
          label={t(`settings.cards.contactFields.fields.${field}`)}
          disabled={!mayChange}
          value={contactFields[field]}
          data={POLICIES.map((value) => ({
            value,
            label:
              shown.defaults.contactFields?.[field] === value
                ? t('settings.cards.contactFields.preset', {
                    policy: t(`settings.cards.contactFields.${value}`),
                  })
                : t(`settings.cards.contactFields.${value}`),
          }))}
          onChange={(event) => {
            const policy = POLICIES.find((value) => value === event.currentTarget.value);
            if (policy !== undefined)
              change({ contactFields: { ...contactFields, [field]: policy } });
          }}
        />
      ))}
    </SettingCard>
  );
}
