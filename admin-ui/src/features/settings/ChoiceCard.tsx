import { Radio } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownSettingsDefaults } from './setting-names.ts';
import { ChoiceLabel, SettingCard, type CardName } from './SettingCard.tsx';
import { useSettings } from './settings-context.ts';

interface ChoiceCardProps<Name extends CardName & keyof ShownSettingsDefaults> {
  readonly name: Name;
  readonly choices: readonly {
    readonly value: ShownSettingsDefaults[Name];
    readonly text: string;
  }[];
}

/** A setting with a few choices, one of which holds. */
export function ChoiceCard<Name extends CardName & keyof ShownSettingsDefaults>({
  name,
  choices,
}: ChoiceCardProps<Name>) {
  const { t } = useTranslation();
  const { draft, shown, mayChange, change } = useSettings();
  const id = useId();
  return (
    <SettingCard name={name} of={[name]}>
      <Radio.Group
        name={id}
        aria-label={t(`settings.cards.${name as CardName}.question`)}
        value={String(draft[name])}
        onChange={(value) => {
          const chosen = choices.find((choice) => String(choice.value) === value);
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
