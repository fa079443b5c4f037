import { Chip, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { statusQuery } from '../../api/queries.ts';
import { formatCount } from '../../text/format.ts';

const STATES = ['held', 'waiting', 'sending', 'booked', 'skipped'] as const;

interface StateFilterProps {
  readonly state: string | undefined;
  readonly onChange: (state: string | undefined) => void;
}

/** A chip a state, with how many orders are in it. */
export function StateFilter({ state, onChange }: StateFilterProps) {
  const { t } = useTranslation();
  const counts = useQuery(statusQuery).data?.counts;
  return (
    <Chip.Group value={state ?? 'all'} onChange={(value) => onChange(value === 'all' ? '' : value)}>
      <Group gap={6}>
        <Chip value="all" size="xs" variant="outline">
          {t('state.all')}
        </Chip>
        {STATES.map((value) => (
          <Chip key={value} value={value} size="xs" variant="outline">
            {t(`state.${value}`)} {counts === undefined ? '' : formatCount(counts[value])}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
