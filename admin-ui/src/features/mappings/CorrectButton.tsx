import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireChoices } from '../../../../sidecar/src/contract/index.ts';
import { CorrectBooked } from './CorrectBooked.tsx';

interface CorrectButtonProps {
  readonly linkId: string;
  readonly choices: WireChoices;
  /** What is not applied would not be what the orders are corrected by. */
  readonly hasChanges: boolean;
}

/** An action of its own: applying rules never touches what is booked. */
export function CorrectButton({ linkId, choices, hasChanges }: CorrectButtonProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        {...(hasChanges
          ? { 'data-disabled': true, 'aria-disabled': true, title: t('mappings.correctFirst') }
          : { onClick: () => setIsOpen(true) })}
      >
        {t('mappings.correct')}
      </Button>
      {isOpen ? <CorrectBooked {...{ linkId, choices }} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}
