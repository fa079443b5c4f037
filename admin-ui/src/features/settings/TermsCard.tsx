import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AddForWhom } from './AddForWhom.tsx';
import { SettingCard } from './SettingCard.tsx';
import { useSettings } from './settings-context.ts';
import { useNameForWhom } from './use-name-for-whom.ts';

const FIRST_DAYS = 30;

/** Who pays later: by payment method or customer role, the first row that fits. */
export function TermsCard() {
  const { t } = useTranslation();
  const { draft, mayChange, change } = useSettings();
  const nameOf = useNameForWhom();
  return (
    <SettingCard name="terms" of={['terms']}>
      {draft.terms.length === 0 ? <Text size="sm">{t('settings.cards.terms.none')}</Text> : null}
      {draft.terms.map((rule, index) => {
        const name = nameOf(rule);
        return (
          <Group key={index} align="end" gap="xs">
            <NumberInput
              label={`${name}: ${t('settings.cards.terms.days')}`}
              min={0}
              max={365}
              allowDecimal={false}
              readOnly={!mayChange}
              value={rule.dueDays}
              onChange={(value) =>
                change({ terms: draft.terms.with(index, { ...rule, dueDays: Number(value) }) })
              }
            />
            {mayChange ? (
              <Button
                variant="default"
                onClick={() => change({ terms: draft.terms.toSpliced(index, 1) })}
              >
                {t('settings.cards.terms.remove', { name })}
              </Button>
            ) : null}
          </Group>
        );
      })}
      {mayChange ? (
        <AddForWhom
          label={t('settings.cards.terms.whose')}
          taken={draft.terms}
          onAdd={(row) => change({ terms: [...draft.terms, { ...row, dueDays: FIRST_DAYS }] })}
        />
      ) : null}
    </SettingCard>
  );
}
