import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface PageTitleProps {
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

export function PageTitle({ children, action }: PageTitleProps) {
  return (
    <Group justify="space-between" mb="sm">
      <Title order={1} size="h3" fw={500}>
        {children}
      </Title>
      {action}
    </Group>
  );
}
