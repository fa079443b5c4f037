import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useStatus } from './use-status.ts';

/** Stores of the shop that nothing is booked of, each with the way to its Setup. */
export function UnbookedStores() {
  const { t } = useTranslation();
  const stores = useStatus().data?.stores ?? [];
  const open = stores.filter(({ isLive }) => !isLive);
  if (open.length === 0 || open.length === stores.length) return null;
  return (
    <Alert color="blue" p="xs" mb="sm">
      {open.map(({ storeId, name, linkIds }) => (
        <Text key={storeId} size="sm" c="#1b4661" className="any-text">
          {t('app.notBookedYet', { name })}{' '}
          <Link to={`/setup?store=${storeId}`}>
            {t(linkIds.length === 0 ? 'app.setItUp' : 'app.goOnSettingUp', { name })}
          </Link>
        </Text>
      ))}
    </Alert>
  );
}
