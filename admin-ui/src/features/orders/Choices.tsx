import { Group, List, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireOrderDetails } from '../../../../sidecar/src/contract/index.ts';
import { useDecision } from '../../api/queries.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { ChoicePlan } from './ChoicePlan.tsx';

interface Props {
  readonly row: WireOrderDetails['row'];
  readonly choices: WireOrderDetails['choices'];
  readonly notPossible: WireOrderDetails['notPossible'];
  readonly basedOn: WireOrderDetails['basedOn'];
}

type Choice = Props['choices'][number];

/** What is sent for them is shown before they are chosen. */
type Previewed = 'reissue' | 'creditDifference';

function isPreviewed(choice: Choice): choice is Previewed {
  return choice === 'reissue' || choice === 'creditDifference';
}

/** Some choices mean something of their own, by what was changed. */
function nameChoice(choice: Choice, code: string | undefined) {
  if (code === 'order.voided_in_xero' && choice === 'keep') return 'keepVoided';
  if (code === 'order.voided_in_xero' && choice === 'restore') return 'restoreVoided';
  if (code === 'order.payment_removed_in_xero' && choice === 'restore') return 'restorePayment';
  if (code === 'order.credit_removed_in_xero' && choice === 'restore') return 'restoreCredit';
  if (code === 'order.credit_note_voided_in_xero' && choice === 'restore') return 'restoreNote';
  return choice;
}

/** The order and its documents in Xero differ: which side is right. */
export function Choices({ row, choices, notPossible, basedOn }: Props) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Previewed>();
  const decide = useDecision();
  const { linkId, orderId, reason } = row;
  const text = (choice: Choice, part: 'label' | 'effect'): string =>
    t(`orders.choice.${nameChoice(choice, reason?.code)}.${part}`);
  return (
    <>
      <List size="sm" mt="xs">
        {choices.map((choice) => (
          <List.Item key={choice}>
            <Text span fw={600} size="sm">
              {text(choice, 'label')}
            </Text>
            {': '}
            {text(choice, 'effect')}
          </List.Item>
        ))}
        {notPossible.map(({ choice, because }) => (
          <List.Item key={choice}>
            {t('orders.notPossible', { choice: text(choice, 'label').replace(' …', '') })}
            {': '}
            {because}
          </List.Item>
        ))}
      </List>
      <Group mt="xs" gap="xs">
        {choices.map((choice, index) => (
          <ActionButton
            key={choice}
            needs="account"
            size="xs"
            {...(index === 0 ? {} : { variant: 'default' })}
            loading={decide.isPending && decide.variables.choice === choice}
            onClick={() =>
              isPreviewed(choice)
                ? setShown(choice)
                : decide.mutate({ linkId, orderId, choice, basedOn })
            }
          >
            {text(choice, 'label')}
          </ActionButton>
        ))}
      </Group>
      {shown === undefined ? null : (
        <ChoicePlan key={shown} row={row} choice={shown} onEnd={() => setShown(undefined)} />
      )}
      <Problem error={decide.error} />
    </>
  );
}
