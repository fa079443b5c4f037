import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireChoices } from '../../../../sidecar/src/contract/index.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { CreateAccount } from '../mappings/CreateAccount.tsx';

interface MakeAccountProps {
  /** As the store shows it. */
  readonly method: string;
  readonly choices: WireChoices;
  readonly onMade: (accountId: string) => void;
}

/** A payment method that Xero has no account for yet: its clearing account is made here. */
export function MakeAccount({ method, choices, onMade }: MakeAccountProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const name = t('mappings.clearingName', { name: method });
  if (choices.accounts.some((account) => account.name === name)) return null;
  return (
    <>
      <ActionButton needs="account" size="xs" variant="subtle" onClick={() => setOpen(true)}>
        {t('mappings.createAccount', { name })}
      </ActionButton>
      {isOpen ? (
        <CreateAccount
          name={name}
          choices={choices}
          onCreated={onMade}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
