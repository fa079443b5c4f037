import { Radio } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceLabel, SettingCard } from './SettingCard.tsx';
import { useSettings } from './settings-context.ts';

/** Settings with a few choices, one of which holds. */
type ChoiceName =
  | 'bookWhen'
  | 'postingMode'
  | 'lineAmounts'
  | 'taxOverride'
  | 'currencyRate'
  | 'orderDiscountTax'
  | 'giftCardUse'
  | 'rewardPointsUse'
  | 'chargedGiftCards'
  | 'noteInStore'
  | 'markPaidInStore'
  | 'editedAfterPayment'
  | 'editedInXero'
  | 'voidedInXero'
  | 'lockedPeriod'
  | 'contactName'
  | 'contactPer'
  | 'missingContact'
  | 'archivedContact';

interface ChoiceCardProps {
  readonly name: ChoiceName;
  readonly choices: readonly { readonly value: string | boolean; readonly text: string }[];
}

export function ChoiceCard({ name, choices }: ChoiceCardProps) {
  const { t } = useTranslation();
  const { draft, shown, mayChange, change } = useSettings();
  const id = useId();
  return (
    <SettingCard name={name} of={[name]}>
      <Radio.Group
        name={id}
        aria-label={t(`settings.cards.${name}.question`)}
        value={String(draft[name])}
        onChange={(text) => {
          const chosen = choices.find(({ value }) => String(value) === text);
          if (chosen !== undefined && mayChange) change({ [name]: chosen.value });
        }}
      >
        {choices.map(({ value, text }) => (
          <Radio
            key={String(value)}
            mt={6}
            value={String(value)}
            disabled={!mayChange}
            // What is chosen is there to be read, whoever may change it.
            styles={{ label: { color: '#444' } }}
            label={<ChoiceLabel text={text} isDefault={shown.defaults[name] === value} />}
          />
        ))}
      </Radio.Group>
    </SettingCard>
  );
}
