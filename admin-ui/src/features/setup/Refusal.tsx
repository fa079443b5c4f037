import { Alert, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface RefusalProps {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

/** Why it does not go on, and what to do about it. */
export function Refusal({ title, text, children }: RefusalProps) {
  return (
    <Alert color="red" role="alert" title={title} styles={{ title: { color: '#8f2716' } }}>
      <Text size="sm">{text}</Text>
      {children}
    </Alert>
  );
}
