import { Text, useDirection, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireChange } from '../../../../sidecar/src/contract/index.ts';
import { describeChanges } from '../../text/describe-activity.ts';

/** What changed, a line each: before and after. */
export function Changes({ changes }: { readonly changes: readonly WireChange[] }) {
  const { t } = useTranslation();
  const { dir } = useDirection();
  return describeChanges(t, changes).map(({ field, before, after }) => (
    <Text key={field} size="sm" lineClamp={4}>
      <b>
        <bdi>{field}</bdi>:
      </b>{' '}
      {before === null ? null : (
        <>
          <bdi>{before}</bdi> <span aria-hidden>{dir === 'rtl' ? '←' : '→'}</span>{' '}
          <VisuallyHidden>{t('activity.becomes')}</VisuallyHidden>{' '}
        </>
      )}
      <bdi>{after}</bdi>
    </Text>
  ));
}
