import { Alert, Badge, List, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WireDryRunOrder, WireDryRunSample } from '../../../../sidecar/src/contract/index.ts';
import { choicesQuery } from '../../api/queries.ts';
import { Problem } from '../../components/Problem.tsx';
import { formatCount, formatDate } from '../../text/format.ts';
import { ContinueButton } from './ContinueButton.tsx';
import { DryRunOrder } from './DryRunOrder.tsx';
import type { QuestionProps } from './question.ts';
import { linkTo, useFlow } from './setup-flow.ts';
import { findQuestionOf, groupProblems } from './dry-run-problems.ts';
import { useDryRun, type DryRun } from './use-dry-run.ts';

/** What the last orders would be in Xero by the answers so far; nothing of it is sent. */
export function DryRunQuestion({ linkId, draft, goOn, isGoingOn }: QuestionProps) {
  const { t } = useTranslation();
  const run = useDryRun(linkId, draft);
  const { sample, orders, isDone, error, retry } = run;
  return (
    <Stack>
      <Text>{t('setup.dryRun.how')}</Text>
      <RunProgress run={run} />
      <Problem error={error} onRetry={retry} />
      {isDone ? (
        <>
          <Problems orders={orders} />
          {sample === undefined ? null : <NotTried sample={sample} linkId={linkId} />}
        </>
      ) : null}
      {isDone ? <Tried orders={orders} linkId={linkId} /> : null}
      {isDone ? (
        <ContinueButton isLoading={isGoingOn} onClick={() => goOn({ dryRunDone: true })} />
      ) : null}
    </Stack>
  );
}

function RunProgress({ run }: { readonly run: DryRun }) {
  const { t } = useTranslation();
  const { sample, orders, isDone } = run;
  const of = sample?.orderIds.length ?? 0;
  const books = orders.filter(({ outcome }) => outcome === 'books').length;
  const words = { done: formatCount(orders.length), of: formatCount(of) };
  return (
    <div>
      <Text role="status" fw={600}>
        {sample === undefined ? t('setup.dryRun.picking') : null}
        {sample !== undefined && !isDone ? t('setup.dryRun.trying', words) : null}
        {isDone && of === 0 ? t('setup.dryRun.noOrders') : null}
        {isDone && of > 0
          ? t('setup.dryRun.result', { books: formatCount(books), of: formatCount(of) })
          : null}
      </Text>
      {isDone ? null : (
        <Progress
          mt="xs"
          aria-label={t('setup.steps.dryRun')}
          value={of === 0 ? 0 : (orders.length / of) * 100}
        />
      )}
    </div>
  );
}

/** One entry a cause, as it will be in Review; each leads to the question that mends it. */
function Problems({ orders }: { readonly orders: readonly WireDryRunOrder[] }) {
  const { t } = useTranslation();
  const flow = useFlow();
  const causes = groupProblems(orders);
  if (causes.length === 0) return <Text c="#00632c">✓ {t('setup.dryRun.noProblems')}</Text>;
  return (
    <Stack gap="xs">
      {causes.map(({ problem, numbers, outcome }) => {
        const question = findQuestionOf(problem.code);
        return (
          <Alert
            key={problem.cause}
            color={outcome === 'needsYou' ? 'orange' : 'blue'}
            title={problem.message}
          >
            <Text size="sm">
              {outcome === 'needsYou' ? problem.suggestion : t(`setup.dryRun.fine.${outcome}`)}
            </Text>
            <Text size="sm">
              <Badge size="sm" tt="none" miw="max-content" color="#5a5a5a">
                {t('setup.orders', { count: numbers.length })}
              </Badge>{' '}
              {listNumbers(numbers)}
            </Text>
            {question === undefined ? null : (
              <Link to={linkTo(flow, question)}>
                {t('setup.dryRun.mend', { question: t(`setup.steps.${question}`) })}
              </Link>
            )}
          </Alert>
        );
      })}
    </Stack>
  );
}

const SHOWN_NUMBERS = 8;

function listNumbers(numbers: readonly string[]): string {
  const shown = numbers.slice(0, SHOWN_NUMBERS).join(', ');
  return numbers.length > SHOWN_NUMBERS ? `${shown} …` : shown;
}

interface TriedProps {
  readonly orders: readonly WireDryRunOrder[];
  readonly linkId: string;
}

/** Every order that was tried, those that need a person first. */
function Tried({ orders, linkId }: TriedProps) {
  const { t } = useTranslation();
  const nameMethod = useMethodNames(linkId);
  if (orders.length === 0) return null;
  const isNeedy = ({ outcome }: WireDryRunOrder): number => Number(outcome === 'needsYou');
  const sorted = [...orders].sort((a, b) => isNeedy(b) - isNeedy(a));
  return (
    <div>
      <Text fw={600}>{t('setup.dryRun.orders')}</Text>
      {sorted.map((order) => (
        <DryRunOrder
          key={order.orderId}
          order={order}
          methodName={nameMethod(order.paymentMethod ?? '')}
        />
      ))}
    </div>
  );
}

function useMethodNames(linkId: string): (systemName: string) => string {
  const methods = useQuery(choicesQuery(linkId)).data?.paymentMethods ?? [];
  return (systemName) =>
    methods.find((method) => method.systemName === systemName)?.friendlyName ?? systemName;
}

interface NotTriedProps {
  readonly sample: WireDryRunSample;
  readonly linkId: string;
}

/** Kinds of orders that there were none of: what the run says nothing about. */
function NotTried({ sample, linkId }: NotTriedProps) {
  const { t } = useTranslation();
  const nameMethod = useMethodNames(linkId);
  if (sample.notTried.length === 0) return null;
  return (
    <div>
      <Text fw={600}>{t('setup.dryRun.notTried', { date: formatDate(sample.since) })}</Text>
      <List size="sm">
        {sample.notTried.map(({ kind, value }) => (
          <List.Item key={`${kind} ${value}`}>
            {t(`setup.dryRun.kind.${kind}`, { name: nameMethod(value) })}
          </List.Item>
        ))}
      </List>
      <Text size="sm" c="#5a5a5a">
        {t('setup.dryRun.notTriedHow')}
      </Text>
    </div>
  );
}
