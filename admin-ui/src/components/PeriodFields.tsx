import { TextInput } from '@mantine/core';

type End = 'from' | 'to';

interface PeriodFieldsProps {
  readonly period: Readonly<Record<End, string | undefined>>;
  readonly labels: Readonly<Record<End, string>>;
  readonly onChange: (end: End, day: string) => void;
}

/** The first and the last day of what is listed; either may be left open. */
export function PeriodFields({ period, labels, onChange }: PeriodFieldsProps) {
  return (['from', 'to'] as const).map((end) => (
    <TextInput
      key={end}
      type="date"
      label={labels[end]}
      value={period[end] ?? ''}
      onChange={(event) => onChange(end, event.currentTarget.value)}
    />
  ));
}
