import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireChoices } from '../../../../sidecar/src/contract/index.ts';
import { describeChoice, nameAccount } from './describe-choice.ts';
import type { SuggestedChoice } from './find-suggested.ts';

interface SuggestedProps {
  readonly suggested: SuggestedChoice;
  readonly choices: WireChoices;
  readonly onAccept: () => void;
}

/** What fits a row that is missing, why, and a button that takes it. */
export function Suggested({ suggested, choices, onAccept }: SuggestedProps) {
  const { t } = useTranslation();
  const { row, value, reason } = suggested;
  const chosen = describeChoice({ kind: row.kind, value }, choices, t);
  const name = chosen === undefined ? value : nameAccount(chosen);
  return (
    <>
      <Text size="xs" c="#5a5a5a" mt={4}>
        {t('mappings.suggested', { name })} {reason}
      </Text>
      <Button size="compact-xs" variant="default" mt={4} onClick={onAccept}>
        {t('mappings.accept', { name })}
      </Button>
    </>
  );
}
