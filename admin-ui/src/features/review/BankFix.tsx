import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireReviewEntry, WireReviewFix } from '../../../../sidecar/src/contract/index.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useBankChoice } from './queries.ts';

interface BankFixProps {
  readonly entry: WireReviewEntry;
  readonly fix: Extract<WireReviewFix, { kind: 'bankDocument' }>;
}

/** Fees or a transfer that somebody changed in Xero: kept so, or booked again where they were deleted. */
export function BankFix({ entry, fix }: BankFixProps) {
  const { t } = useTranslation();
  const decide = useBankChoice(entry.linkId);
  const choices = fix.isDeleted ? (['bookAgain', 'keep'] as const) : (['keep'] as const);
  return (
    <>
      <Text className="any-text" size="sm" mb="sm">
        {entry.suggestion}
      </Text>
      <Group gap="xs">
        {choices.map((choice, index) => (
          <ActionButton
            key={choice}
            needs="account"
            size="xs"
            {...(index === 0 ? {} : { variant: 'default' })}
            loading={decide.isPending && decide.variables.choice === choice}
            onClick={() => decide.mutate({ key: fix.key, choice })}
          >
            {t(`review.bank.${choice}`)}
          </ActionButton>
        ))}
      </Group>
      <Problem error={decide.error} />
    </>
  );
}
