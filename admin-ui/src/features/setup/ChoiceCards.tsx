import { SimpleGrid, Text } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './setup.module.css';

export interface Choice {
  readonly value: string;
  readonly title: string;
  readonly text: string;
  readonly picture?: ReactNode;
}

interface ChoiceCardsProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  /** Null: nobody chose yet. */
  readonly value: string | null;
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** One of a few, each with what it does and a small picture of it. */
export function ChoiceCards({ label, choices, value, error, onChange }: ChoiceCardsProps) {
  const name = useId();
  return (
    <fieldset className={classes['choices']} aria-describedby={error && `${name}-error`}>
      <legend>{label}</legend>
      <SimpleGrid cols={{ base: 1, sm: choices.length }} spacing="sm">
        {choices.map((choice) => (
          <label key={choice.value} className={classes['card']}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
              aria-label={choice.title}
              aria-describedby={`${name}-${choice.value}`}
            />
            <span>
              <Text component="span" fw={600} display="block">
                {choice.title}
              </Text>
              <Text
                component="span"
                size="sm"
                c="#5a5a5a"
                display="block"
                id={`${name}-${choice.value}`}
              >
                {choice.text}
              </Text>
              {choice.picture}
            </span>
          </label>
        ))}
      </SimpleGrid>
      {error === undefined ? null : (
        <Text id={`${name}-error`} role="alert" size="sm" c="#b3331f" mt={4}>
          {error}
        </Text>
      )}
    </fieldset>
  );
}
