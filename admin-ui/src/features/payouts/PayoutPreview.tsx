import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WirePayoutPreview } from '../../../../sidecar/src/contract/index.ts';
import { ColumnForm } from './ColumnForm.tsx';
import { PayoutCard } from './PayoutCard.tsx';
import type { PayoutFileDraft } from './queries.ts';

interface PayoutPreviewProps {
  readonly linkId: string;
  readonly file: PayoutFileDraft;
  readonly preview: WirePayoutPreview;
  readonly choices: WireChoices;
  /** The file once more, with what it left open. */
  readonly onChange: (file: PayoutFileDraft) => void;
  readonly onConfirmed: () => void;
}

/** What a file would come to, or what is to be said about it first. */
export function PayoutPreview(props: PayoutPreviewProps) {
  const { linkId, file, preview, choices, onChange, onConfirmed } = props;
  const { t } = useTranslation();
  if (preview.kind === 'columns') {
    return (
      <ColumnForm
        columns={preview.columns}
        onChoose={(mapping) => onChange({ ...file, mapping })}
      />
    );
  }
  if (preview.kind === 'problem') return <FileProblem {...{ file, preview, onChange }} />;
  return (
    <Stack gap="sm">
      <Text size="sm" role="status">
        {t('payouts.read', {
          count: preview.payouts.length,
          layout: t(`payouts.layout.${preview.layout}`),
        })}{' '}
        {preview.leftOut === 0 ? '' : t('payouts.leftOut', { count: preview.leftOut })}
      </Text>
      {preview.payouts.map((payout) => (
        <PayoutCard
          key={`${payout.payoutId} ${payout.currency}`}
          {...{ linkId, file, payout, choices, onConfirmed }}
        />
      ))}
    </Stack>
  );
}

interface FileProblemProps extends Pick<PayoutPreviewProps, 'file' | 'onChange'> {
  readonly preview: Extract<WirePayoutPreview, { kind: 'problem' }>;
}

/** Why a file is not taken; what it leaves open is asked. */
function FileProblem({ file, preview, onChange }: FileProblemProps) {
  const { t } = useTranslation();
  const { problem, text } = preview;
  const line = preview.line === null ? '' : t('payouts.inLine', { line: preview.line });
  return (
    <Alert color="orange" role="alert" title={t('payouts.notRead')}>
      <Text size="sm">{[line, t(`payouts.problems.${problem}`, { text })].join(' ').trim()}</Text>
      {problem === 'dayUnclear' ? (
        <Group gap="xs" mt="xs">
          {(['dmy', 'mdy'] as const).map((dayOrder) => (
            <Button key={dayOrder} size="xs" onClick={() => onChange({ ...file, dayOrder })}>
              {t(`payouts.dayOrder.${dayOrder}`)}
            </Button>
          ))}
        </Group>
      ) : null}
      {problem === 'amountUnclear' ? (
        <Group gap="xs" mt="xs">
          {(['.', ','] as const).map((decimalMark) => (
            <Button key={decimalMark} size="xs" onClick={() => onChange({ ...file, decimalMark })}>
              {t('payouts.decimalMark', { mark: decimalMark })}
            </Button>
          ))}
        </Group>
      ) : null}
    </Alert>
  );
}
