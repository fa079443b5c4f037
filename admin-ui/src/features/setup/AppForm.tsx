import {
  Anchor,
  Button,
  CopyButton,
  Group,
  PasswordInput,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaveXeroApp } from '../../api/queries.ts';
import { Problem } from '../../components/Problem.tsx';
import { useCan } from '../../components/use-can.ts';
import { Picture } from './Picture.tsx';
import classes from './setup.module.css';

const ACTIONS = ['open', 'make', 'redirect', 'secret'] as const;
const DEVELOPER = 'https://developer.xero.com/app/manage';

interface AppFormProps {
  readonly address: string;
  readonly clientId: string;
  readonly onSaved: () => void;
  readonly onCancel: (() => void) | undefined;
}

/** How the shop's own app is made at Xero, and where its id and secret are entered. */
export function AppForm({ address, clientId, onSaved, onCancel }: AppFormProps) {
  const { t } = useTranslation();
  const save = useSaveXeroApp();
  const can = useCan('administer');
  const [app, setApp] = useState({ clientId, clientSecret: '' });
  const [isTried, setIsTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsTried(true);
    const trimmed = { clientId: app.clientId.trim(), clientSecret: app.clientSecret.trim() };
    if (Object.values(trimmed).every((text) => text !== '')) {
      save.mutate(trimmed, { onSuccess: onSaved });
    }
  };
  const required = (text: string): string | undefined =>
    isTried && text.trim() === '' ? t('setup.connect.required') : undefined;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text>{t('setup.connect.intro')}</Text>
        <HowToMakeIt />
        <Stack maw={620}>
          <RedirectAddress address={address} />
          <TextInput
            label={t('setup.connect.clientId')}
            required
            autoComplete="off"
            value={app.clientId}
            error={required(app.clientId)}
            onChange={(event) => setApp({ ...app, clientId: event.currentTarget.value })}
          />
          <PasswordInput
            label={t('setup.connect.clientSecret')}
            description={t('setup.connect.secretHint')}
            required
            autoComplete="off"
            value={app.clientSecret}
            error={required(app.clientSecret)}
            onChange={(event) => setApp({ ...app, clientSecret: event.currentTarget.value })}
            visibilityToggleButtonProps={{ 'aria-label': t('setup.connect.showSecret') }}
          />
          <Problem error={save.error} />
          {can ? null : (
            <Text size="sm">{t('app.needsRight', { right: t('app.rights.administer') })}</Text>
          )}
          <Group>
            <Button type="submit" w="fit-content" disabled={!can} loading={save.isPending}>
              {t('setup.continue')}
            </Button>
            {onCancel === undefined ? null : (
              <Button variant="default" onClick={onCancel}>
                {t('setup.connect.cancel')}
              </Button>
            )}
          </Group>
        </Stack>
      </Stack>
    </form>
  );
}

function RedirectAddress({ address }: { readonly address: string }) {
  const { t } = useTranslation();
  return (
    <Group align="end" gap="xs">
      <TextInput
        readOnly
        dir="ltr"
        label={t('setup.connect.redirect')}
        value={address}
        flex="1 1 220px"
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Button variant="default" miw={100} onClick={copy}>
            {copied ? t('setup.connect.copied') : t('setup.connect.copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}

/** What is done at Xero, each action with a picture. */
function HowToMakeIt() {
  const { t } = useTranslation();
  return (
    <SimpleGrid component="ol" cols={{ base: 1, xs: 2, lg: 4 }} className={classes['actions']}>
      {ACTIONS.map((action, index) => (
        <li key={action}>
          <span className={classes['number']} aria-hidden="true">
            {index + 1}
          </span>
          <Text size="sm">{t(`setup.connect.actions.${action}`)}</Text>
          {action === 'open' ? (
            <Anchor size="sm" href={DEVELOPER} target="_blank" rel="noreferrer" c="#2f6f94">
              {t('setup.connect.openXero')}
            </Anchor>
          ) : null}
          <Picture of={action} />
        </li>
      ))}
    </SimpleGrid>
  );
}
