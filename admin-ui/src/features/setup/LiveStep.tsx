import { Button, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGoLive } from '../../api/queries.ts';
import { Problem } from '../../components/Problem.tsx';

const FIRST = 10;

/** From which day on orders are booked. */
export function LiveStep({ linkId }: { readonly linkId: string }) {
  const { t } = useTranslation();
  const goLive = useGoLive(linkId);
  const [from, setFrom] = useState(() => new Date().toISOString().slice(0, 10));
  const [howMany, setHowMany] = useState('first');
  return (
    <Stack>
      <Text>{t('setup.liveHow')}</Text>
      <TextInput
        type="date"
        w={200}
        label={t('setup.from')}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <Radio.Group label={t('setup.howMany')} value={howMany} onChange={setHowMany}>
        <Radio mt={6} value="first" label={t('setup.firstTen')} />
        <Radio mt={6} value="all" label={t('setup.everything')} />
      </Radio.Group>
      <Problem error={goLive.error} />
      <Button
        w="fit-content"
        disabled={from === ''}
        loading={goLive.isPending}
        onClick={() => goLive.mutate(howMany === 'first' ? { from, bookFirst: FIRST } : { from })}
      >
        {t('setup.goLive')}
      </Button>
    </Stack>
  );
}
