import { Radio, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireShopStore } from '../../../../sidecar/src/contract/index.ts';
import { useStatus } from '../../components/use-status.ts';

const AFRESH = '';

/** The other stores of the shop that are booked: one of them may be what this one begins with. */
export function useBookedStores(storeId: number): readonly WireShopStore[] {
  const stores = useStatus().data?.stores ?? [];
  return stores.filter((store) => store.isLive && store.storeId !== storeId);
}

interface StartWithProps {
  readonly stores: readonly WireShopStore[];
  /** A link; null for a start of its own. */
  readonly copyFrom: string | null;
  readonly onChange: (copyFrom: string | null) => void;
}

/** What the rules of a further store begin with; every question is asked all the same. */
export function StartWith({ stores, copyFrom, onChange }: StartWithProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t('setup.further.startWith')}
      value={copyFrom ?? AFRESH}
      onChange={(value) => onChange(value === AFRESH ? null : value)}
    >
      {stores.map(({ storeId, name, linkIds }) => (
        <Radio
          mt={8}
          key={storeId}
          value={linkIds[0] ?? AFRESH}
          label={t('setup.further.copy', { name })}
          description={t('setup.further.copyHint')}
        />
      ))}
      <Radio
        mt={8}
        value={AFRESH}
        label={t('setup.further.afresh')}
        description={t('setup.further.afreshHint')}
      />
      <Text size="sm" mt="xs" c="#5a5a5a">
        {t('setup.further.other')}
      </Text>
    </Radio.Group>
  );
}
