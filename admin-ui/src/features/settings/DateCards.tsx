import { NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChoiceCard } from './ChoiceCard.tsx';
import { SettingCard } from './SettingCard.tsx';
import { TermsCard } from './TermsCard.tsx';
import { useSettings } from './settings-context.ts';

/** When invoices are due, and what happens to months that are closed. */
export function DateCards() {
  const { t } = useTranslation();
  return (
    <>
      <DueDays />
      <TermsCard />
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
