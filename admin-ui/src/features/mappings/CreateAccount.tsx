import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireChoices } from '../../../../sidecar/src/contract/index.ts';
import { Problem } from '../../components/Problem.tsx';
import { useLink } from '../../components/use-status.ts';
import { useCreateAccount } from './queries.ts';

interface CreateAccountProps {
  readonly name: string;
  readonly choices: WireChoices;
  readonly onCreated: (accountId: string) => void;
  readonly onClose: () => void;
}

/** A clearing account in Xero: its code and type are shown before it is made. */
export function CreateAccount({ name: proposed, choices, onCreated, onClose }: CreateAccountProps) {
  const { t } = useTranslation();
  const create = useCreateAccount(useLink()?.id ?? '');
  const [code, setCode] = useState(() => findFreeCode(choices));
  const [name, setName] = useState(proposed);
  const taken = choices.accounts.find((account) => account.code === code.trim());
  const isFilled = code.trim() !== '' && name.trim() !== '';
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('mappings.createTitle')}
      closeButtonProps={{ 'aria-label': t('mappings.close') }}
    >
      <Stack gap="xs">
        <Text size="sm">{t('mappings.createWhy', { name: choices.organisation.name })}</Text>
        <TextInput
          label={t('mappings.accountName')}
          value={name}
          maxLength={150}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('mappings.accountCode')}
          value={code}
          maxLength={10}
          error={taken === undefined ? undefined : t('mappings.codeTaken', { name: taken.name })}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Text size="sm">
          {t('mappings.accountType')}: <strong>{t('mappings.accountTypeClearing')}</strong>
        </Text>
        <Problem error={create.error} />
        <Group justify="end" gap="xs">
          <Button size="xs" variant="default" onClick={onClose}>
            {t('mappings.cancel')}
          </Button>
          <Button
            size="xs"
            loading={create.isPending}
            disabled={!isFilled || taken !== undefined}
            onClick={() =>
              create.mutate(
                { code: code.trim(), name: name.trim(), type: 'CURRENT', takesPayments: true },
                {
                  onSuccess: ({ accountId }) => {
                    onCreated(accountId);
                    onClose();
                  },
                },
              )
            }
          >
            {t('mappings.create')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Current assets are in the six hundreds of Xero's own chart. */
function findFreeCode({ accounts }: WireChoices): string {
  const taken = new Set(accounts.map(({ code }) => code));
  for (let code = 611; code < 1000; code += 1) if (!taken.has(String(code))) return String(code);
  return '';
}
