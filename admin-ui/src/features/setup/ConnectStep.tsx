import {
  Button,
  CopyButton,
  Group,
  List,
  PasswordInput,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaveXeroApp } from '../../api/queries.ts';
import { Problem } from '../../components/Problem.tsx';
import { ConnectButton } from './ConnectButton.tsx';

const HOW = ['open', 'make', 'redirect', 'secret'] as const;

/** The shop's own Xero app, then the sign-in; the page goes on by itself when Xero says yes. */
export function ConnectStep({ storeUrl }: { readonly storeUrl: string }) {
  const { t } = useTranslation();
  const [isSaved, setIsSaved] = useState(false);
  const [isWaiting, setIsWaiting] = useState(false);
  if (!isSaved) return <AppForm storeUrl={storeUrl} onSaved={() => setIsSaved(true)} />;
  return (
    <Stack>
      <Text>{t('setup.connectHow')}</Text>
      <ConnectButton text={t('setup.connect')} onOpened={() => setIsWaiting(true)} />
      {isWaiting ? <Text role="status">{t('setup.waiting')}</Text> : null}
      <Button w="fit-content" size="xs" variant="subtle" onClick={() => setIsSaved(false)}>
        {t('setup.otherApp')}
      </Button>
    </Stack>
  );
}

interface AppFormProps {
  readonly storeUrl: string;
  readonly onSaved: () => void;
}

function AppForm({ storeUrl, onSaved }: AppFormProps) {
  const { t } = useTranslation();
  const save = useSaveXeroApp();
  const [app, setApp] = useState({ clientId: '', clientSecret: '' });
  const [isTried, setIsTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsTried(true);
    if (Object.values(app).every((text) => text.trim() !== ''))
      save.mutate(app, { onSuccess: onSaved });
  };
  const required = (text: string): string | undefined =>
    isTried && text.trim() === '' ? t('setup.required') : undefined;
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={620}>
        <List type="ordered" size="sm">
          {HOW.map((line) => (
            <List.Item key={line}>{t(`setup.how.${line}`)}</List.Item>
          ))}
        </List>
        <RedirectAddress address={`${storeUrl.replace(/\/$/, '')}/daybook/xero/callback`} />
        <TextInput
          label={t('setup.clientId')}
          required
          autoComplete="off"
          value={app.clientId}
          error={required(app.clientId)}
          onChange={(event) => setApp({ ...app, clientId: event.currentTarget.value })}
        />
        <PasswordInput
          label={t('setup.clientSecret')}
          required
          autoComplete="off"
          value={app.clientSecret}
          error={required(app.clientSecret)}
          onChange={(event) => setApp({ ...app, clientSecret: event.currentTarget.value })}
        />
        <Problem error={save.error} />
        <Button type="submit" w="fit-content" loading={save.isPending}>
          {t('setup.continue')}
        </Button>
      </Stack>
    </form>
  );
}

function RedirectAddress({ address }: { readonly address: string }) {
  const { t } = useTranslation();
  return (
    <Group align="end" wrap="nowrap">
      <TextInput readOnly label={t('setup.redirect')} value={address} style={{ flex: 1 }} />
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy}>
            {copied ? t('setup.copied') : t('setup.copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
