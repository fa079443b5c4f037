import { Alert, Anchor, Button, Group, Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import type { WireOrderDetails } from '../../../../sidecar/src/contract/index.ts';
import { ApiProblem } from '../../api/client.ts';
import { choicesQuery, orderQuery } from '../../api/queries.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Problem } from '../../components/Problem.tsx';
import { formatMoney, formatTime } from '../../text/format.ts';
import { Comparison } from './Comparison.tsx';
import { ExcludeOrder } from './ExcludeOrder.tsx';
import { ContactQuestion } from '../contacts/ContactQuestion.tsx';
import { isContactQuestion } from '../contacts/is-contact-question.ts';
import { MoneyRows } from './MoneyRows.tsx';
import { ResyncPanel } from './ResyncPanel.tsx';
import { ShownState } from './ShownState.tsx';
import { Timeline } from './Timeline.tsx';
import { UndoPanel } from './UndoPanel.tsx';
import { Choices } from './Choices.tsx';
import { XeroDocument } from './XeroDocument.tsx';

/** One order: what the store says beside what Xero holds, and how it came to that. */
export function OrderPage() {
  const { t } = useTranslation();
  const { linkId = '', orderId = '' } = useParams();
  const key = { linkId, orderId: Number(orderId) };
  const order = useQuery(orderQuery(key));
  const choices = useQuery(choicesQuery(linkId));
  const { state } = useLocation() as { state: { list?: string } | null };
  const back = (
    <Anchor component={Link} to={`/orders${state?.list ?? ''}`} size="sm">
      {t('orders.back')}
    </Anchor>
  );
  if (order.data === undefined) {
    if (order.error === null) return <Loading />;
    return (
      <>
        {back}
        {isUnknown(order.error) ? <UnknownOrder /> : <Problem error={order.error} />}
      </>
    );
  }
  const { row, store, xero, comparison, money, timeline, shortCode } = order.data;
  const accounts = choices.data?.accounts ?? [];
  const taxRates = choices.data?.taxRates ?? [];
  return (
    <>
      {back}
      <OrderTitle number={row.number} url={store.url} />
      <Facts row={row} store={store} />
      <Reason details={order.data} />
      <ResyncPanel order={row} />
      <ExcludeOrder row={row} />
      <Section title={t('orders.bothSides')}>
        <Comparison
          comparison={comparison}
          currency={row.currency}
          choices={{ accounts, taxRates }}
          isInXero={xero.length > 0}
        />
      </Section>
      <Section title={t('orders.money')}>
        <MoneyRows money={money} currency={row.currency} accounts={accounts} />
      </Section>
      {xero.length === 0 ? null : (
        <Section title={t('orders.documents')}>
          {xero.map((document) => (
            <XeroDocument
              key={`${document.type} ${document.id}`}
              document={document}
              currency={row.currency}
              choices={{ accounts, taxRates }}
              shortCode={shortCode}
            />
          ))}
        </Section>
      )}
      <Section title={t('orders.timeline')}>
        <Timeline timeline={timeline} />
      </Section>
      <UndoPanel row={row} />
    </>
  );
}

function OrderTitle({ number, url }: { readonly number: string; readonly url: string }) {
  const { t } = useTranslation();
  return (
    <PageTitle
      action={
        <Anchor href={url} target="_top" size="sm" underline="always">
          {t('orders.openInStore')}
        </Anchor>
      }
    >
      {t('orders.order', { number })}
    </PageTitle>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper mt="sm">
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      {children}
    </Paper>
  );
}

function Facts({ row, store }: Pick<WireOrderDetails, 'row' | 'store'>) {
  const { t } = useTranslation();
  return (
    <Group gap="sm" mb="sm">
      <ShownState row={row} />
      <Text size="sm">{t('orders.placedAt', { time: formatTime(row.placedAt) })}</Text>
      <Text size="sm" className="any-text" lineClamp={2}>
        {store.customer} {store.email === '' ? '' : `<${store.email}>`}
      </Text>
      <Text size="sm" className="any-text">
        {[
          t('orders.orderStatus', { status: t(`orders.statuses.${store.orderStatus}`) }),
          t('orders.paymentStatus', { status: t(`orders.statuses.${store.paymentStatus}`) }),
          ...(store.paymentMethod === null ? [] : [store.paymentMethod]),
        ].join(' · ')}
      </Text>
      {store.own === null ? null : (
        <Text size="sm">
          {t('orders.chargedIn', {
            currency: row.currency,
            total: formatMoney(store.own.total, store.own.currency),
            rate: Number(store.own.rate),
          })}
        </Text>
      )}
    </Group>
  );
}

function isUnknown(error: Error): boolean {
  return error instanceof ApiProblem && error.code === 'setup.order_unknown';
}

function UnknownOrder() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('orders.unknown')} hint={t('orders.unknownHint')}>
      <LinkButton to="/orders" isPrimary>
        {t('orders.back')}
      </LinkButton>
    </EmptyState>
  );
}

/** Why the order is in its state, and what to do. */
function Reason({ details }: { readonly details: WireOrderDetails }) {
  const { t } = useTranslation();
  const { row, choices, notPossible, basedOn } = details;
  if (row.reason === null) return null;
  const isAsked = choices.length > 0 || isContactQuestion(row);
  return (
    <Alert color={row.state === 'held' ? 'red' : 'gray'} mb="sm" title={row.reason.message}>
      {choices.length > 0 ? (
        <Choices row={row} choices={choices} notPossible={notPossible} basedOn={basedOn} />
      ) : isContactQuestion(row) ? (
        <>
          <Text size="sm">{row.reason.suggestion}</Text>
          <ContactQuestion linkId={row.linkId} orderId={row.orderId} />
        </>
      ) : (
        <Text size="sm">{row.reason.suggestion}</Text>
      )}
      {row.waitsSince === null ? null : (
        <Text size="sm">{t('orders.waitsSince', { time: formatTime(row.waitsSince) })}</Text>
      )}
      {row.state === 'held' && !isAsked ? <WayOn details={details} /> : null}
    </Alert>
  );
}

/** To the fix in Review, or to the store where only the order itself can be put right. */
function WayOn({ details: { cause, store } }: { readonly details: WireOrderDetails }) {
  const { t } = useTranslation();
  return (
    <Group mt="xs">
      {cause === null ? (
        <Button component="a" href={store.url} target="_top" size="xs">
          {t('orders.openInStore')}
        </Button>
      ) : (
        <LinkButton to={`/review?cause=${cause}`} isPrimary>
          {t('orders.fixThis')}
        </LinkButton>
      )}
    </Group>
  );
}
