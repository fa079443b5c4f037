import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireStatus } from '../../../sidecar/src/contract/index.ts';
import { formatTime } from '../text/format.ts';

/** What work waits for at the moment, on top of every page. */
export function Outages({ status }: { readonly status: WireStatus | undefined }) {
  const { t } = useTranslation();
  return (status?.outages ?? []).map((outage) => (
    <Alert
      key={`${outage.side} ${outage.name} ${outage.code}`}
      color="orange"
      role="status"
      mb="sm"
      title={outage.message}
    >
      <Text size="sm">
        {outage.suggestion} ({outage.name}, {t('home.since', { time: formatTime(outage.since) })})
      </Text>
    </Alert>
  ));
}
