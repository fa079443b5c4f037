import { Button, Group, Popover, Stack, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { use, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireOrderRow, WireReviewEntry } from '../../../../sidecar/src/contract/index.ts';
import { SessionContext } from '../../app/session-context.ts';
import { formatMoney } from '../../text/format.ts';
import { waitingOrdersQuery } from './queries.ts';

/** A question to send: the cause, the orders' numbers, and a link to this entry. Nothing of customers. */
export function AskBookkeeper({ entry }: { readonly entry: WireReviewEntry }) {
  const { t } = useTranslation();
  const session = use(SessionContext);
  const [isOpen, setIsOpen] = useState(false);
  const [isCopied, setIsCopied] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { data } = useQuery({ ...waitingOrdersQuery(entry.id, undefined), enabled: isOpen });
  const base = session?.storeUrl ?? window.location.origin;
  const link = new URL(`Admin/Daybook#/review?cause=${entry.id}`, base).href;
  const text = writeQuestion(t, { entry, orders: data?.orders ?? [], link });
  const subject = t('review.ask.subject');
  const copy = async (): Promise<void> => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
    } catch {
      // Without leave to write there, it is marked and copied by hand.
    }
  };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} trapFocus withRoles={false} position="top-start">
      <Popover.Target>
        <Button size="xs" variant="default" onClick={() => setIsOpen(!isOpen)}>
          {t('review.ask.button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('review.ask.button')} maw="92vw" w={460}>
        <Stack gap="xs">
          <Textarea
            ref={field}
            label={t('review.ask.label')}
            description={t('review.ask.hint')}
            readOnly
            autosize
            minRows={6}
            maxRows={12}
            value={text}
          />
          <Group gap="xs">
            <Button size="xs" onClick={() => void copy()}>
              {isCopied ? t('review.ask.copied') : t('review.ask.copy')}
            </Button>
            <Button
              size="xs"
              variant="default"
              component="a"
              target="_blank"
              href={`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`}
            >
              {t('review.ask.mail')}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface Question {
  readonly entry: WireReviewEntry;
  readonly orders: readonly WireOrderRow[];
  readonly link: string;
}

function writeQuestion(t: TFunction, { entry, orders, link }: Question): string {
  const amounts = entry.amounts
    .map(({ total, currency }) => formatMoney(total, currency))
    .join(', ');
  const numbers = orders.map(({ number }) => number).join(', ');
  const isMore = entry.orders > orders.length;
  return [
    t('review.ask.intro'),
    '',
    entry.toShare.message,
    entry.orders === 0 ? '' : `${t('review.blocks', { count: entry.orders })} ${amounts}`.trim(),
    numbers === '' ? '' : t(isMore ? 'review.ask.ordersAndMore' : 'review.ask.orders', { numbers }),
    '',
    `${t('review.whatToDo')}: ${entry.toShare.suggestion}`,
    link,
  ]
    .filter((line, index, lines) => line !== '' || lines[index - 1] !== '')
    .join('\n');
}
