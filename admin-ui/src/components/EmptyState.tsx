import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  readonly hint: string;
  readonly children?: ReactNode;
}

/** Nothing here: why, and what to do next. */
export function EmptyState({ title, hint, children }: EmptyStateProps) {
  return (
    <Paper p="xl">
      <Stack align="center" gap="xs">
        <Title order={2} size="h4">
          {title}
        </Title>
        <Text c="#5a5a5a">{hint}</Text>
        {children}
      </Stack>
    </Paper>
  );
}
