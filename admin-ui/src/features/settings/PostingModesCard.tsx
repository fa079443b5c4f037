import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AddForWhom } from './AddForWhom.tsx';
import { SettingCard } from './SettingCard.tsx';
import { useSettings } from './settings-context.ts';
import { useNameForWhom } from './use-name-for-whom.ts';

const MODES = ['perOrder', 'daily'] as const;

/** Whose orders have invoices of their own, or go into summaries, whatever the shop's general choice. */
export function PostingModesCard() {
  const { t } = useTranslation();
  const { draft, mayChange, change } = useSettings();
  const nameOf = useNameForWhom();
  const { postingModes, postingMode } = draft;
  return (
    <SettingCard name="postingModes" of={['postingModes']}>
      {postingModes.length === 0 ? (
        <Text size="sm">{t('settings.cards.postingModes.none')}</Text>
      ) : null}
      {postingModes.map((rule, index) => {
        const name = nameOf(rule);
        return (
          <Group key={index} align="end" gap="xs">
            <NativeSelect
              label={name}
              disabled={!mayChange}
              value={rule.mode}
              data={MODES.map((value) => ({
                value,
                label: t(`settings.cards.postingModes.${value}`),
              }))}
              onChange={(event) => {
                const mode = MODES.find((value) => value === event.currentTarget.value);
                if (mode === undefined) return;
                change({ postingModes: postingModes.with(index, { ...rule, mode }) });
              }}
            />
            {mayChange ? (
              <Button
                variant="default"
                onClick={() => change({ postingModes: postingModes.toSpliced(index, 1) })}
              >
                {t('settings.cards.terms.remove', { name })}
              </Button>
            ) : null}
          </Group>
        );
      })}
      {mayChange ? (
        <AddForWhom
          label={t('settings.cards.postingModes.whose')}
          taken={postingModes}
          onAdd={(row) => {
            // A row says what is not said in general.
            const mode = postingMode === 'daily' ? 'perOrder' : 'daily';
            change({ postingModes: [...postingModes, { ...row, mode }] });
          }}
        />
      ) : null}
    </SettingCard>
  );
}
