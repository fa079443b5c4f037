import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface LinkButtonProps {
  readonly to: string;
  readonly children: ReactNode;
  readonly isPrimary?: boolean;
}

/** A link that looks like a button: it opens another page of Daybook. */
export function LinkButton({ to, children, isPrimary = false }: LinkButtonProps) {
  return (
    <Button
      component={Link}
      to={to}
      size="xs"
      flex="none"
      variant={isPrimary ? 'filled' : 'default'}
    >
      {children}
    </Button>
  );
}
