import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireSetup } from '../../../../sidecar/src/contract/index.ts';
import { AppForm } from './AppForm.tsx';
import { ConnectButton } from '../../components/ConnectButton.tsx';
import { signInQuery } from './queries.ts';
import { Refusal } from './Refusal.tsx';

/** The shop's own Xero app, then the sign-in; the page goes on by itself when Xero says yes. */
export function ConnectQuestion({ setup }: { readonly setup: WireSetup }) {
  const { data, refetch } = useQuery({ ...signInQuery, placeholderData: setup });
  const [isChanging, setIsChanging] = useState(false);
  const { xeroApp, redirect, signInProblem } = data ?? setup;
  if (!redirect.isAccepted) return <NeedsHttps address={redirect.address} />;
  if (xeroApp === null || isChanging) {
    const onSaved = async (): Promise<void> => {
      await refetch();
      setIsChanging(false);
    };
    return (
      <AppForm
        address={redirect.address}
        clientId={xeroApp?.clientId ?? ''}
        onSaved={() => void onSaved()}
        onCancel={xeroApp === null ? undefined : () => setIsChanging(false)}
      />
    );
  }
  return (
    <SignIn
      clientId={xeroApp.clientId}
      problem={signInProblem}
      onChange={() => setIsChanging(true)}
    />
  );
}

function NeedsHttps({ address }: { readonly address: string }) {
  const { t } = useTranslation();
  return (
    <Refusal title={t('setup.connect.needsHttps')} text={t('setup.connect.needsHttpsHow')}>
      <Text size="sm" className="any-text">
        <bdi>{address}</bdi>
      </Text>
    </Refusal>
  );
}

interface SignInProps {
  readonly clientId: string;
  readonly problem: WireSetup['signInProblem'];
  readonly onChange: () => void;
}

function SignIn({ clientId, problem, onChange }: SignInProps) {
  const { t } = useTranslation();
  // Which problem was there when the sign-in began: another one ends the waiting.
  const [begunAt, setBegunAt] = useState<string | null>();
  const isWaiting = begunAt !== undefined && (problem === null || problem.at === begunAt);
  return (
    <Stack maw={620}>
      <Text className="any-text">
        ✓ {t('setup.connect.saved')} <bdi>{clientId}</bdi>
      </Text>
      {problem === null || isWaiting ? null : (
        <Refusal title={problem.message} text={problem.suggestion}>
          <Text size="xs">{t('app.code', { code: problem.code })}</Text>
        </Refusal>
      )}
      <Text>{t('setup.connect.how')}</Text>
      <ConnectButton
        text={t(isWaiting ? 'setup.connect.again' : 'setup.connect.signIn')}
        onOpened={() => setBegunAt(problem?.at ?? null)}
      />
      <Text role="status" c="#2f6f94" fw={600} mih={24}>
        {isWaiting ? t('setup.connect.waiting') : ''}
      </Text>
      <Button w="fit-content" size="xs" variant="default" onClick={onChange}>
        {t('setup.connect.otherApp')}
      </Button>
    </Stack>
  );
}
