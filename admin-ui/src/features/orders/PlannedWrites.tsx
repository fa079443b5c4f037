import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireOrderPreview } from '../../../../sidecar/src/contract/index.ts';
import { formatDate, formatMoney } from '../../text/format.ts';

type Type = 'invoice' | 'contact';

interface Props {
  readonly title: string;
  readonly preview: WireOrderPreview;
}

/** What would be sent to Xero, and why not where it would not. */
export function PlannedWrites({ title, preview }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Text size="sm" fw={600} mt="xs">
        {title}
      </Text>
      {preview.reason === null ? null : (
        <Text size="sm" className="any-text">
          {preview.reason.message} {preview.reason.suggestion}
        </Text>
      )}
      <List size="sm">
        {preview.writes.map((write, index) => (
          <List.Item key={index} fw={write.asksFirst ? 600 : 400}>
            {t(`orders.write.${write.action}`, {
              document: `${t(`orders.document.${write.type as Type}`)} ${write.number}`.trim(),
            })}
            {write.currency === '' || write.type === 'contact' || write.type === 'item'
              ? ''
              : `: ${formatMoney(write.amount, write.currency)}`}
            {write.on === null ? '' : ` · ${formatDate(write.on)}`}
            {write.wasOn === null
              ? ''
              : ` · ${t('orders.redated', { date: formatDate(write.wasOn) })}`}
          </List.Item>
        ))}
      </List>
    </>
  );
}
