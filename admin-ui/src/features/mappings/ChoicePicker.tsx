import { Select, type ComboboxItem, type OptionsFilter } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
}

interface ChoicePickerProps {
  readonly label: string;
  readonly options: readonly ChoiceOption[];
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  /** What stands there while nothing is chosen. */
  readonly placeholder?: string | undefined;
  /** An option that stays whatever is typed: what to do when nothing fits. */
  readonly always?: ChoiceOption | undefined;
  readonly hasProblem?: boolean | undefined;
}

/** A list that typing filters: opened, its field is empty and the choice stands there in grey. */
export function ChoicePicker(props: ChoicePickerProps) {
  const { label, options, value, onChange, placeholder, always, hasProblem } = props;
  const { t } = useTranslation();
  const chosen = options.find((option) => option.value === value)?.label ?? '';
  const [typed, setTyped] = useState<string>();
  return (
    <Select
      aria-label={label}
      size="xs"
      className="mapping-choice"
      searchable
      allowDeselect={false}
      error={hasProblem ?? false}
      placeholder={chosen === '' ? (placeholder ?? t('mappings.choose')) : chosen}
      nothingFoundMessage={t('mappings.nothingFound')}
      maxDropdownHeight={280}
      limit={200}
      data={always === undefined ? [...options] : [...options, always]}
      filter={keepAlways(always?.value)}
      value={value === '' ? null : value}
      searchValue={typed ?? chosen}
      onSearchChange={(text) => setTyped((before) => (before === undefined ? before : text))}
      onDropdownOpen={() => setTyped('')}
      onDropdownClose={() => setTyped(undefined)}
      onChange={(picked) => {
        if (picked !== null) onChange(picked);
      }}
    />
  );
}

function keepAlways(always: string | undefined): OptionsFilter {
  return ({ options, search }) => {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    return (options as ComboboxItem[]).filter(
      ({ value, label }) =>
        value === always || words.every((word) => label.toLowerCase().includes(word)),
    );
  };
}
