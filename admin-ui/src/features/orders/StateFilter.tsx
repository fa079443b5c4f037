import { Chip, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireOrderTotals } from '../../../../sidecar/src/contract/index.ts';
import { formatCount } from '../../text/format.ts';

const STATES = ['held', 'waiting', 'sending', 'booked', 'skipped'] as const;

interface StateFilterProps {
  readonly state: string | undefined;
  /** With the other filters kept; undefined while they load. */
  readonly counts: WireOrderTotals['counts'] | undefined;
  readonly onChange: (state: string | undefined) => void;
}

/** A chip a state, with how many orders are in it. */
export function StateFilter({ state, counts, onChange }: StateFilterProps) {
  const { t } = useTranslation();
  return (
    <Chip.Group value={state ?? 'all'} onChange={(value) => onChange(value === 'all' ? '' : value)}>
      <Group gap={6}>
        <Chip value="all" size="xs" variant="outline">
          {t('state.all')}
        </Chip>
        {STATES.map((value) => (
          <Chip key={value} value={value} size="xs" variant="outline">
            {t(`state.${value}`)} {counts === undefined ? '' : formatCount(counts[value] ?? 0)}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
