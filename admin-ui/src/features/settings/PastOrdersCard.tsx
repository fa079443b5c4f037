import { Group, Paper, Table, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireBackfill } from '../../../../sidecar/src/contract/index.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Problem } from '../../components/Problem.tsx';
import { useLink } from '../../components/use-status.ts';
import { useCan } from '../../components/use-can.ts';
import { WideTable } from '../../components/WideTable.tsx';
import { formatCount, formatDate, formatLocalDate, formatTime } from '../../text/format.ts';
import { PastOrdersEstimate } from './PastOrdersEstimate.tsx';
import { PastOrdersUndo } from './PastOrdersUndo.tsx';
import {
  isLeaving,
  pastOrdersQuery,
  useChangePastOrders,
  useTakeInPastOrders,
  type PastOrdersChange,
} from './queries.ts';

/** What can still be done with a run; nothing once it is over. */
const CHANGES: Readonly<Record<WireBackfill['state'], readonly PastOrdersChange['action'][]>> = {
  running: ['pause', 'stop'],
  failing: ['pause', 'stop'],
  paused: ['resume', 'stop'],
  stopped: [],
  done: [],
};

/** Orders of days that are past: read once more, after an outage for example; what became of each run. */
export function PastOrdersCard() {
  const { t } = useTranslation();
  const link = useLink();
  const linkId = link?.id ?? '';
  const runs = useQuery({
    ...pastOrdersQuery(linkId),
    enabled: typeof link?.liveFrom === 'string',
  });
  const list = runs.data?.backfills ?? [];
  if (link === undefined || link.liveFrom === null) {
    return (
      <Paper>
        <Text size="sm">{t('settings.past.notLive')}</Text>
      </Paper>
    );
  }
  return (
    <Paper className="any-text">
      <Text size="sm">{t('settings.past.does', { date: formatDate(link.liveFrom) })}</Text>
      <TakeIn linkId={linkId} />
      <Problem error={runs.error} onRetry={() => void runs.refetch()} />
      {runs.data !== undefined && list.length === 0 ? (
        <Text size="sm" c="#5a5a5a">
          {t('settings.past.none')}
        </Text>
      ) : null}
      {list.length === 0 ? null : <Runs linkId={linkId} runs={list} />}
    </Paper>
  );
}

function TakeIn({ linkId }: { readonly linkId: string }) {
  const { t } = useTranslation();
  const takeIn = useTakeInPastOrders(linkId);
  const mayTakeIn = useCan('operate');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const problem = findDaysProblem(from, to);
  return (
    <>
      <Group align="start" my="sm" gap="sm">
        <TextInput
          type="date"
          label={t('settings.past.from')}
          value={from}
          onChange={(event) => {
            setFrom(event.currentTarget.value);
            takeIn.reset();
          }}
        />
        <TextInput
          type="date"
          label={t('settings.past.to')}
          value={to}
          error={problem === undefined ? undefined : t(`settings.past.${problem}`)}
          onChange={(event) => {
            setTo(event.currentTarget.value);
            takeIn.reset();
          }}
        />
        <ActionButton
          needs="operate"
          mt={24}
          disabled={from === '' || to === '' || problem !== undefined}
          loading={takeIn.isPending}
          onClick={() => takeIn.mutate({ from, to })}
        >
          {t('settings.past.start')}
        </ActionButton>
      </Group>
      {from === '' ||
      to === '' ||
      problem !== undefined ||
      takeIn.isSuccess ||
      !mayTakeIn ? null : (
        <PastOrdersEstimate linkId={linkId} days={{ from, to }} />
      )}
      <Problem error={takeIn.error} />
    </>
  );
}

const YEAR_NOW = new Date().getFullYear();

/** Undefined while something is still to be typed as well. */
function findDaysProblem(from: string, to: string): 'wrongYear' | 'wrongOrder' | undefined {
  if (from === '' || to === '') return undefined;
  const years = [from, to].map((day) => Number.parseInt(day, 10));
  if (years.some((year) => year < 2000 || year > YEAR_NOW)) return 'wrongYear';
  return to < from ? 'wrongOrder' : undefined;
}

interface RunsProps {
  readonly linkId: string;
  readonly runs: readonly WireBackfill[];
}

function Runs({ linkId, runs }: RunsProps) {
  const { t } = useTranslation();
  const change = useChangePastOrders(linkId);
  const [undoing, setUndoing] = useState<string>();
  const undone = runs.find(({ id }) => id === undoing);
  return (
    <>
      <WideTable label={t('settings.past.list')}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('settings.past.period')}</Table.Th>
              <Table.Th>{t('settings.past.asked')}</Table.Th>
              <Table.Th>{t('settings.past.state')}</Table.Th>
              <Table.Th className="amount">{t('settings.past.orders')}</Table.Th>
              <Table.Th>{t('settings.past.actions')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {runs.map((run) => (
              <Table.Tr key={run.id}>
                <Table.Td>{describeDays(run)}</Table.Td>
                <Table.Td>{`${run.askedBy}, ${formatTime(run.askedAt)}`}</Table.Td>
                <Table.Td>
                  <Standing run={run} />
                </Table.Td>
                <Table.Td className="amount">{formatCount(run.orders)}</Table.Td>
                <Table.Td>
                  <Actions run={run} change={change} onUndo={() => setUndoing(run.id)} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
      <Problem error={change.error} />
      {undone === undefined ? null : (
        <PastOrdersUndo
          key={undone.id}
          run={undone}
          days={describeDays(undone)}
          onEnd={() => setUndoing(undefined)}
        />
      )}
    </>
  );
}

/** First and last day of a span that ends before `to`; a single one is said once. */
function describeDays({ from, to }: WireBackfill): string {
  const first = formatLocalDate(from);
  const last = formatLocalDate(new Date(Date.parse(to) - 1).toISOString());
  return first === last ? first : `${first} – ${last}`;
}

function Standing({ run }: { readonly run: WireBackfill }) {
  const { t } = useTranslation();
  const { booked = 0, held = 0 } = run.counts;
  const isOpen = CHANGES[run.state].length > 0;
  return (
    <span role={isOpen ? 'status' : undefined}>
      {t(`settings.past.states.${run.state}`)}
      {run.problem === null ? null : ` ${run.problem.message} ${run.problem.suggestion}`}{' '}
      {t('settings.past.became', { booked: formatCount(booked), held: formatCount(held) })}
      {isOpen && run.readUpTo !== null
        ? ` ${t('settings.past.upTo', { date: formatLocalDate(run.readUpTo) })}`
        : null}
      {isOpen && run.ordersToGo !== null
        ? ` ${t('settings.past.toGo', { count: run.ordersToGo, shown: formatCount(run.ordersToGo) })}`
        : null}
      <Undone run={run} />
      {run.callsToGo > 0 ? ` ${t('settings.past.calls', { count: run.callsToGo })}` : null}
    </span>
  );
}

/** That it is taken back, or was, and how far that is. */
function Undone({ run }: { readonly run: WireBackfill }) {
  const { t } = useTranslation();
  const { undo, standing } = run;
  if (undo === null) return null;
  const { askedBy: name, reason, kept } = undo;
  const told = { name, reason, taken: formatCount(undo.taken), time: formatTime(undo.askedAt) };
  const isGoing = undo.endedAt === null;
  return (
    <span role={isLeaving(run) ? 'status' : undefined}>
      {' '}
      {t(`settings.past.undo.${isGoing ? 'going' : 'gone'}`, told)}
      {kept > 0 ? ` ${t('settings.past.undo.left', { kept: formatCount(kept) })}` : null}
      {isLeaving(run)
        ? ` ${t('settings.past.undo.leaving', { count: Math.max(standing - kept, 0) })}`
        : null}
    </span>
  );
}

interface ActionsProps {
  readonly run: WireBackfill;
  readonly onUndo: () => void;
  readonly change: ReturnType<typeof useChangePastOrders>;
}

function Actions({ run, change, onUndo }: ActionsProps) {
  const { t } = useTranslation();
  return (
    <Group gap={4} wrap="nowrap">
      {CHANGES[run.state].map((action) => (
        <ActionButton
          key={action}
          needs="operate"
          size="compact-xs"
          variant="default"
          loading={change.isPending && change.variables.id === run.id}
          onClick={() => change.mutate({ id: run.id, action })}
        >
          {t(`settings.past.${action}`)}
        </ActionButton>
      ))}
      {run.endedAt === null || run.standing === 0 || run.undo?.endedAt === null ? null : (
        <ActionButton needs="account" size="compact-xs" variant="default" onClick={onUndo}>
          {t('settings.past.undo.open')}
        </ActionButton>
      )}
    </Group>
  );
}
