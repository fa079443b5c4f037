import { Button, Code, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireActivityEntry } from '../../../../sidecar/src/contract/index.ts';
import { Problem } from '../../components/Problem.tsx';
import { formatCount, formatTime } from '../../text/format.ts';
import { describeAction } from '../../text/describe-activity.ts';
import { callBodyQuery } from './queries.ts';

/** One call, and under it what it sent when somebody asks. */
export function CallRows({ entry }: { readonly entry: WireActivityEntry }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const { call } = entry;
  if (call === null) return null;
  return (
    <>
      <Table.Tr>
        <Table.Td>{formatTime(entry.at)}</Table.Td>
        <Table.Td>{describeAction(t, entry.what)}</Table.Td>
        <Table.Td>{formatCount(call.documents)}</Table.Td>
        <Table.Td>
          {t(`activity.callStates.${call.state}`)}
          {call.httpStatus === null ? null : (
            <Text size="xs" c="#5a5a5a">
              {t('activity.status', { status: call.httpStatus })}
            </Text>
          )}
        </Table.Td>
        <Table.Td>
          {formatCount(call.attempts)}
          <Text size="xs" c="#5a5a5a">
            <SentTimes call={call} />
          </Text>
        </Table.Td>
        <Table.Td>
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? t('activity.hide') : t('activity.show')}
          </Button>
        </Table.Td>
      </Table.Tr>
      {isOpen ? (
        <Table.Tr>
          <Table.Td colSpan={6} style={{ maxInlineSize: 'none' }}>
            <CallBody callId={call.callId} />
          </Table.Td>
        </Table.Tr>
      ) : null}
    </>
  );
}

function SentTimes({ call }: { readonly call: NonNullable<WireActivityEntry['call']> }) {
  const { t } = useTranslation();
  const { firstSentAt, lastSentAt } = call;
  if (firstSentAt === null || lastSentAt === null) return t('activity.notSent');
  if (firstSentAt === lastSentAt) return t('activity.sent', { time: formatTime(firstSentAt) });
  return t('activity.sentAgain', { first: formatTime(firstSentAt), last: formatTime(lastSentAt) });
}

function CallBody({ callId }: { readonly callId: string }) {
  const { t } = useTranslation();
  const body = useQuery(callBodyQuery(callId, true));
  if (body.error !== null) return <Problem error={body.error} />;
  if (body.data === undefined) return <Text size="sm">{t('app.loading')}</Text>;
  if (body.data.body === null) {
    return (
      <Text size="sm">
        {body.data.hash === null ? t('activity.bodyNone') : t('activity.bodyGone')}{' '}
        {body.data.hash === null ? null : <Code>{body.data.hash}</Code>}
      </Text>
    );
  }
  return (
    <>
      <Text size="xs" c="#5a5a5a" mb={4}>
        {t('activity.masked')}
      </Text>
      <Code
        block
        mah={320}
        tabIndex={0}
        role="region"
        aria-label={t('activity.body')}
        dir="ltr"
        style={{ overflow: 'auto' }}
      >
        {body.data.body}
      </Code>
    </>
  );
}
