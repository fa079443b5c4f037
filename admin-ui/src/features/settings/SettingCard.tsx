import { Badge, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../text/format.ts';
import { EXAMPLES, type Describe, type Draft } from './describe-example.ts';
import { useSettings } from './settings-context.ts';

export type CardName = keyof typeof EXAMPLES;

interface SettingCardProps {
  readonly name: CardName;
  /** The settings that the card is about: who changed one of them last is said below. */
  readonly of: readonly (keyof Draft)[];
  readonly children: ReactNode;
}

/** One question: the choices at the left, what they do and an example at the right. */
export function SettingCard({ name, of, children }: SettingCardProps) {
  const { t } = useTranslation();
  const { draft, shown, choices } = useSettings();
  const title = useId();
  const describe: Describe = EXAMPLES[name];
  const paidBy = shown.example?.paymentMethod ?? null;
  const method = choices?.paymentMethods.find(({ systemName }) => systemName === paidBy);
  const rate = choices?.taxRates.find(({ taxType }) => taxType === draft.noTaxType);
  const names = {
    paymentMethodName: method?.friendlyName ?? paidBy,
    noTaxName: rate?.name ?? null,
  };
  return (
    <Paper component="section" aria-labelledby={title} className="any-text">
      <Title order={3} size="h6" mb="xs" id={title}>
        {t(`settings.cards.${name}.question`)}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg" verticalSpacing="xs">
        <Stack gap="xs">{children}</Stack>
        <div>
          <Text size="sm" c="#5a5a5a">
            {t(`settings.cards.${name}.does`)}
          </Text>
          <Text size="sm" mt={6}>
            <b>{t('settings.example')}:</b>{' '}
            {shown.example === null
              ? t('settings.noExample')
              : describe(t, draft, { ...shown.example, ...names })}
          </Text>
        </div>
      </SimpleGrid>
      <LastChanged of={of} />
    </Paper>
  );
}

function LastChanged({ of }: Pick<SettingCardProps, 'of'>) {
  const { t } = useTranslation();
  const { lastChanges } = useSettings().shown;
  const [latest] = of
    .flatMap((name) => lastChanges[name] ?? [])
    .toSorted((a, b) => b.ruleSetNumber - a.ruleSetNumber);
  if (latest === undefined) return null;
  const words = { name: latest.by ?? t('settings.somebody'), time: formatTime(latest.at) };
  return (
    <Text size="xs" c="#5a5a5a" mt="sm">
      {latest.ruleSetNumber === 1 ? t('settings.asSetUp', words) : t('settings.lastChanged', words)}
    </Text>
  );
}

/** A choice's own words, and whether a new shop begins with it. */
export function ChoiceLabel({ text, isDefault }: { text: string; isDefault: boolean }) {
  const { t } = useTranslation();
  return (
    <Group gap={6} component="span">
      <span>{text}</span>
      {isDefault ? (
        <Badge
          component="span"
          size="xs"
          tt="none"
          radius="sm"
          styles={{ root: { background: '#e4e8ee' }, label: { color: '#444' } }}
        >
          {t('settings.isDefault')}
        </Badge>
      ) : null}
    </Group>
  );
}
