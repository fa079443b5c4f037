import { Button, Group, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireOrderRow } from '../../../../sidecar/src/contract/index.ts';
import { useDecision } from '../../api/queries.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { PlannedWrites } from './PlannedWrites.tsx';
import { useChoicePlan } from './queries.ts';

interface Props {
  readonly row: WireOrderRow;
  readonly choice: 'reissue' | 'creditDifference';
  readonly onEnd: () => void;
}

/** What crediting an edited order sends, before it is sent. */
export function ChoicePlan({ row, choice, onEnd }: Props) {
  const { t } = useTranslation();
  const plan = useChoicePlan(row, choice);
  const decide = useDecision();
  const { linkId, orderId } = row;
  const isReady = plan.data?.outcome === 'sends';
  const basedOn = plan.data?.basedOn ?? null;
  return (
    <Paper mt="xs" p="xs" withBorder>
      <div role="status">
        {plan.data === undefined ? null : (
          <PlannedWrites
            title={t(`orders.choicePlan.${isReady ? 'sends' : 'needsYou'}`)}
            preview={isReady ? { ...plan.data, reason: null } : plan.data}
          />
        )}
      </div>
      {isReady ? (
        <Text size="sm" mt="xs">
          {t('orders.choiceMoney')}
        </Text>
      ) : null}
      <Problem error={plan.error ?? decide.error} />
      <Group gap="xs" mt="xs">
        {isReady ? (
          <ActionButton
            needs="account"
            size="xs"
            loading={decide.isPending}
            onClick={() =>
              decide.mutate({ linkId, orderId, choice, basedOn }, { onSuccess: onEnd })
            }
          >
            {t(`orders.choiceDo.${choice}`)}
          </ActionButton>
        ) : null}
        <Button size="xs" variant="default" onClick={onEnd}>
          {t('orders.cancel')}
        </Button>
      </Group>
    </Paper>
  );
}
