import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../api/session.ts';
import { useCan } from './use-can.ts';

interface ActionButtonProps extends ButtonProps {
  /** The right that it takes; without it the button says so and does nothing. */
  readonly needs: Session['permissions'][number];
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button that changes something: it can be reached, and says why, where it may not be pressed. */
export function ActionButton({ needs, onClick, children, ...props }: ActionButtonProps) {
  const { t } = useTranslation();
  const can = useCan(needs);
  if (can) {
    return (
      <Button {...props} onClick={onClick}>
        {children}
      </Button>
    );
  }
  const why = t('app.needsRight', { right: t(`app.rights.${needs}`) });
  return (
    <Button {...props} data-disabled aria-disabled title={why}>
      {children}
    </Button>
  );
}
