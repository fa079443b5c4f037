import { Alert, Group, Paper, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WirePreviewedPayout } from '../../../../sidecar/src/contract/index.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { formatDate, formatMoney } from '../../text/format.ts';
import { ChoicePicker } from '../mappings/ChoicePicker.tsx';
import { nameAccount } from '../mappings/describe-choice.ts';
import { PayoutRows } from './PayoutRows.tsx';
import { PayoutSums } from './PayoutSums.tsx';
import { useConfirmPayout, type PayoutFileDraft } from './queries.ts';

interface PayoutCardProps {
  readonly linkId: string;
  readonly file: PayoutFileDraft;
  readonly payout: WirePreviewedPayout;
  readonly choices: WireChoices;
  readonly onConfirmed: () => void;
}

/** One payout before it is confirmed: its sums, its rows, and where it comes to. */
export function PayoutCard({ linkId, file, payout, choices, onConfirmed }: PayoutCardProps) {
  const { t } = useTranslation();
  const confirm = useConfirmPayout(linkId);
  const [accounts, setAccounts] = useState<Readonly<Record<string, string>>>({});
  const { payoutId, paidOn, problem, sums } = payout;
  const others = payout.rows.filter(({ state }) => state === 'other');
  const name = t('payouts.payout', { payout: payoutId });
  return (
    <Paper p="sm" component="section" aria-label={name}>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h5" className="any-text">
          <bdi>{name}</bdi>
        </Title>
        <Text size="sm">{formatDate(paidOn)}</Text>
      </Group>
      {problem === null ? null : (
        <Alert color={problem === 'confirmed' ? 'blue' : 'orange'} my="xs" p="xs" role="status">
          {t(`payouts.cannot.${problem}`)}
        </Alert>
      )}
      <PayoutSums payout={payout} />
      <PayoutRows
        {...{ payout, choices, accounts }}
        onChoose={(rowId, code) => setAccounts({ ...accounts, [rowId]: code })}
      />
      <Problem error={confirm.error} />
      {problem === null ? (
        <ConfirmBar
          {...{ payout, choices }}
          unplaced={others.filter(({ rowId }) => accounts[rowId] === undefined).length}
          isPending={confirm.isPending}
          onConfirm={(bankAccountId) =>
            confirm.mutate(
              {
                file,
                payoutId,
                deposit: sums.deposit,
                bankAccountId,
                others: others.map(({ rowId }) => ({ rowId, accountCode: accounts[rowId] ?? '' })),
              },
              { onSuccess: onConfirmed },
            )
          }
        />
      ) : null}
    </Paper>
  );
}

interface ConfirmBarProps {
  readonly payout: WirePreviewedPayout;
  readonly choices: WireChoices;
  /** Rows of no order that have no account yet. */
  readonly unplaced: number;
  readonly isPending: boolean;
  readonly onConfirm: (bankAccountId: string) => void;
}

function ConfirmBar({ payout, choices, unplaced, isPending, onConfirm }: ConfirmBarProps) {
  const { t } = useTranslation();
  const [bankAccountId, setBankAccountId] = useState<string | null>(null);
  const { sums, currency } = payout;
  return (
    <Group align="end" gap="xs" mt="sm">
      <div>
        <Text size="xs" component="span">
          {t('payouts.toBank')}
        </Text>
        <ChoicePicker
          label={t('payouts.toBank')}
          options={listBanks(choices)}
          value={bankAccountId}
          onChange={setBankAccountId}
        />
      </div>
      <ActionButton
        needs="account"
        size="xs"
        disabled={bankAccountId === null || unplaced > 0}
        loading={isPending}
        onClick={() => onConfirm(bankAccountId ?? '')}
      >
        {t('payouts.confirm', { deposit: formatMoney(sums.deposit, currency) })}
      </ActionButton>
      {unplaced === 0 ? null : (
        <Text size="sm">{t('payouts.placeFirst', { count: unplaced })}</Text>
      )}
    </Group>
  );
}

function listBanks({ accounts }: WireChoices) {
  return accounts
    .filter(({ type, isActive }) => type === 'BANK' && isActive)
    .map((account) => ({ value: account.accountId, label: nameAccount(account) }));
}
