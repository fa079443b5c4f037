import { Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  WireSetupFacts,
  WireUnfinishedRuleSet,
} from '../../../../sidecar/src/contract/index.ts';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';
import { formatCount } from '../../text/format.ts';
import { ChoiceCards } from './ChoiceCards.tsx';
import { ContinueButton } from './ContinueButton.tsx';
import { Picture } from './Picture.tsx';
import { factsQuery } from './queries.ts';
import type { QuestionProps } from './question.ts';
import classes from './setup.module.css';
import { useRules } from './use-rules.ts';

/** What Xero's smallest plans approve in a month; the shop's should be no more than half of it. */
const SMALL_PLAN_INVOICES = 20;
/** Above it Xero itself recommends fewer, larger invoices. */
const MANY_INVOICES = 1000;

type Settings = WireUnfinishedRuleSet['settings'];

/** What becomes of an order in Xero, and when. */
export function LookQuestion({ linkId, draft, save, goOn, isGoingOn }: QuestionProps) {
  const { t } = useTranslation();
  const { known, error, retry } = useRules({ linkId, draft });
  const facts = useQuery(factsQuery(linkId));
  if (error !== null) return <Problem error={error} onRetry={retry} />;
  if (facts.error !== null) {
    return <Problem error={facts.error} onRetry={() => void facts.refetch()} />;
  }
  if (known === undefined || facts.data === undefined) return <Loading />;
  const { rules } = known;
  const { settings } = rules;
  const change = (changed: Partial<Settings>): void =>
    save({ rules: { ...rules, settings: { ...settings, ...changed } } });
  return (
    <Stack>
      <ChoiceCards
        label={t('setup.look.postingMode')}
        value={settings.postingMode}
        onChange={(value) => change({ postingMode: value === 'daily' ? 'daily' : 'perOrder' })}
        choices={(['perOrder', 'daily'] as const).map((value) => ({
          value,
          title: t(`setup.look.${value}`),
          text: t(`setup.look.${value}Hint`),
          picture: <Picture of={value === 'daily' ? 'summary' : 'invoices'} />,
        }))}
      />
      <div className={classes['fact']}>
        <Text fw={600}>✓ {t('setup.look.contactPerCustomer')}</Text>
        <Text size="sm" c="#5a5a5a">
          {t('setup.look.contactPerCustomerHint')}{' '}
          {settings.postingMode === 'daily' ? t('setup.look.contactOfSummaries') : ''}
        </Text>
        <Picture of="person" />
      </div>
      <ChoiceCards
        label={t('setup.look.when')}
        value={settings.bookWhen}
        onChange={(value) => change({ bookWhen: value === 'placed' ? 'placed' : 'paidOrShipped' })}
        choices={(['paidOrShipped', 'placed'] as const).map((value) => ({
          value,
          title: t(`setup.look.${value}`),
          text: t(`setup.look.${value}Hint`),
          picture: <Picture of={value === 'placed' ? 'placed' : 'paid'} />,
        }))}
      />
      <ChoiceCards
        label={t('setup.look.contactName')}
        value={settings.contactName}
        onChange={(value) =>
          change({ contactName: value === 'companyFirst' ? 'companyFirst' : 'person' })
        }
        choices={(['person', 'companyFirst'] as const).map((value) => ({
          value,
          title: t(`setup.look.${value}`),
          text: t(`setup.look.${value}Hint`),
        }))}
      />
      <InvoiceNumber
        settings={settings}
        order={facts.data.sampleOrder}
        onChange={(invoiceNumberPrefix) => change({ invoiceNumberPrefix })}
      />
      <OrdersAMonth facts={facts.data} isDaily={settings.postingMode === 'daily'} />
      <ContinueButton
        isLoading={isGoingOn}
        onClick={() => goOn(draft.rules === null ? { rules } : {})}
      />
    </Stack>
  );
}

interface InvoiceNumberProps {
  readonly settings: Settings;
  readonly order: WireSetupFacts['sampleOrder'];
  readonly onChange: (prefix: string) => void;
}

/** Kept when it is typed to its end, not at each letter; what the newest order becomes is shown. */
function InvoiceNumber({ settings, order, onChange }: InvoiceNumberProps) {
  const { t } = useTranslation();
  const [prefix, setPrefix] = useState(settings.invoiceNumberPrefix);
  const hasComma = prefix.includes(',');
  const keep = (): void => {
    if (!hasComma && prefix !== settings.invoiceNumberPrefix) onChange(prefix);
  };
  const number = settings.invoiceNumberTemplate
    .replace('{prefix}', prefix)
    .replace('{customOrderNumber}', order?.customOrderNumber ?? '')
    .replace('{orderId}', String(order?.orderId ?? ''));
  return (
    <div>
      <TextInput
        maw={320}
        maxLength={50}
        label={t('setup.look.prefix')}
        description={t('setup.look.prefixHint')}
        value={prefix}
        error={hasComma ? t('setup.look.noComma') : undefined}
        onChange={(event) => setPrefix(event.currentTarget.value)}
        onBlur={keep}
      />
      {order === null ? null : (
        <Text role="status" mt="xs" className="any-text">
          {t('setup.look.sample', { order: order.customOrderNumber })}{' '}
          <b>
            <bdi>{number}</bdi>
          </b>
        </Text>
      )}
    </div>
  );
}

/** What the shop's orders mean for the plan that the organisation pays for at Xero. */
function OrdersAMonth({
  facts,
  isDaily,
}: {
  readonly facts: WireSetupFacts;
  readonly isDaily: boolean;
}) {
  const { t } = useTranslation();
  const { ordersAMonth, isComplete } = facts;
  const size =
    ordersAMonth * 2 <= SMALL_PLAN_INVOICES
      ? 'few'
      : ordersAMonth <= MANY_INVOICES
        ? 'some'
        : 'many';
  const words = { count: ordersAMonth, orders: formatCount(ordersAMonth) };
  return (
    <div className={classes['fact']}>
      <Text fw={600}>
        {t(isComplete ? 'setup.look.aMonth' : 'setup.look.aMonthAtLeast', words)}
      </Text>
      <Text size="sm">
        {t(`setup.look.plan.${isDaily && size !== 'few' ? 'daily' : size}`, {
          small: formatCount(SMALL_PLAN_INVOICES),
          many: formatCount(MANY_INVOICES),
        })}
      </Text>
    </div>
  );
}
