import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireChoices, WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { ChoicePicker } from './ChoicePicker.tsx';
import { nameAccount } from './describe-choice.ts';
import { describeFees, findFees, FIXED, PERCENT, setFees, type Fees } from './fees-of-row.ts';
import type { MappingRow } from './mapping-row.ts';

interface FeeFieldsProps {
  readonly row: MappingRow;
  readonly rules: WireRuleSet;
  readonly choices: WireChoices;
  readonly mayChange: boolean;
  readonly onChange: (rules: WireRuleSet) => void;
}

/** What the gateway of a payment method keeps, and where that is booked. */
export function FeeFields({ row, rules, choices, mayChange, onChange }: FeeFieldsProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const fees = findFees(rules, row);
  return (
    <Group gap={6} mt={4}>
      <Text size="xs" c="#5a5a5a">
        {describeFees(fees, choices, t)}
      </Text>
      {mayChange ? (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('mappings.fees.of', { name: row.name })}
          onClick={() => setIsOpen(true)}
        >
          {t('mappings.fees.button')}
        </Button>
      ) : null}
      {isOpen ? (
        <FeeForm
          {...{ row, choices, fees }}
          onClose={() => setIsOpen(false)}
          onTake={(taken) => {
            onChange(setFees(rules, row, taken));
            setIsOpen(false);
          }}
        />
      ) : null}
    </Group>
  );
}

interface FeeFormProps {
  readonly row: MappingRow;
  readonly choices: WireChoices;
  readonly fees: Fees | null;
  readonly onTake: (fees: Fees | null) => void;
  readonly onClose: () => void;
}

const NOTHING = { percent: '', fixed: '', accountCode: '', taxType: '' };

function FeeForm({ row, choices, fees, onTake, onClose }: FeeFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Fees>(fees ?? NOTHING);
  const clearing = choices.accounts.find(({ accountId }) => accountId === row.value);
  const isBank = clearing?.type === 'BANK';
  const isWhole =
    PERCENT.test(draft.percent) &&
    FIXED.test(draft.fixed) &&
    draft.accountCode !== '' &&
    draft.taxType !== '';
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('mappings.fees.of', { name: row.name })}
      closeButtonProps={{ 'aria-label': t('mappings.close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('mappings.fees.why')}</Text>
        {isBank ? null : (
          <Alert color="orange" role="status" p="xs">
            {t('mappings.fees.noBank', {
              account: clearing === undefined ? '' : nameAccount(clearing),
            })}
          </Alert>
        )}
        <FeeInputs {...{ draft, choices }} onChange={setDraft} />
        <Group justify="end" gap="xs">
          <Button size="xs" variant="default" onClick={onClose}>
            {t('mappings.cancel')}
          </Button>
          {fees === null ? null : (
            <Button size="xs" variant="default" onClick={() => onTake(null)}>
              {t('mappings.fees.stop')}
            </Button>
          )}
          <Button size="xs" disabled={!isWhole || !isBank} onClick={() => onTake(draft)}>
            {t('mappings.fees.take')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface FeeInputsProps {
  readonly draft: Fees;
  readonly choices: WireChoices;
  readonly onChange: (draft: Fees) => void;
}

function FeeInputs({ draft, choices, onChange }: FeeInputsProps) {
  const { t } = useTranslation();
  const accounts = choices.accounts.filter(
    ({ code, type, isActive }) => code !== '' && type !== 'BANK' && isActive,
  );
  const rates = choices.taxRates.filter(({ isActive }) => isActive);
  const figure = (text: string): string => text.trim().replace(',', '.');
  const isOff = (text: string, form: RegExp): boolean => text !== '' && !form.test(text);
  return (
    <>
      <Group grow align="start">
        <TextInput
          size="xs"
          label={t('mappings.fees.percent')}
          value={draft.percent}
          error={isOff(draft.percent, PERCENT) ? t('mappings.fees.percentExpected') : undefined}
          onChange={(event) => onChange({ ...draft, percent: figure(event.currentTarget.value) })}
        />
        <TextInput
          size="xs"
          label={t('mappings.fees.fixed')}
          value={draft.fixed}
          error={isOff(draft.fixed, FIXED) ? t('mappings.fees.fixedExpected') : undefined}
          onChange={(event) => onChange({ ...draft, fixed: figure(event.currentTarget.value) })}
        />
      </Group>
      <Text size="xs" component="span">
        {t('mappings.fees.account')}
      </Text>
      <ChoicePicker
        label={t('mappings.fees.account')}
        options={accounts.map((one) => ({ value: one.code, label: nameAccount(one) }))}
        value={draft.accountCode}
        onChange={(accountCode) => onChange({ ...draft, accountCode })}
      />
      <Text size="xs" component="span">
        {t('mappings.fees.tax')}
      </Text>
      <ChoicePicker
        label={t('mappings.fees.tax')}
        options={rates.map(({ taxType, name, rate }) => ({
          value: taxType,
          label: `${name} (${rate} %)`,
        }))}
        value={draft.taxType}
        onChange={(taxType) => onChange({ ...draft, taxType })}
      />
    </>
  );
}
