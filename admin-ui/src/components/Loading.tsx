import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Holds the place of what is coming. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" role="status">
      <VisuallyHidden>{t('app.loading')}</VisuallyHidden>
      <Skeleton height={34} width="35%" />
      <Skeleton height={120} />
      <Skeleton height={220} />
    </Stack>
  );
}
