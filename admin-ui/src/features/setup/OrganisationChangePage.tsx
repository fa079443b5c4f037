import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate } from 'react-router';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';
import { findPending } from './find-pending.ts';
import { useStoreId } from '../../components/use-store.ts';
import { Questions } from './Questions.tsx';
import { setupQuery, useCancelChange } from './queries.ts';
import { ORGANISATION_CHANGE } from './setup-flow.ts';
import { findReached } from './setup-steps.ts';
import { useStatus } from '../../components/use-status.ts';

/** From one organisation to another: the old one books every order until the last question is answered. */
export function OrganisationChangePage() {
  const { t } = useTranslation();
  const { data: status } = useStatus();
  const setup = useQuery(setupQuery(useStoreId()));
  if (setup.error !== null) {
    return <Problem error={setup.error} onRetry={() => void setup.refetch()} />;
  }
  if (status === undefined || setup.data === undefined) return <Loading />;
  const [old] = status.links;
  if (old === undefined || old.liveFrom === null) return <Navigate to="/setup" replace />;
  const pending = findPending(status);
  const { step } = setup.data.draft;
  const furthest = pending === undefined ? 'organisation' : findReached(ORGANISATION_CHANGE, step);
  return (
    <Questions
      title={t('setup.change.title')}
      promise={t('setup.change.safe', { name: old.organisation })}
      flow={ORGANISATION_CHANGE}
      furthest={furthest}
      setup={setup.data}
      linkId={pending?.id}
      below={pending === undefined ? null : <Cancel linkId={old.id} />}
    />
  );
}

function Cancel({ linkId }: { readonly linkId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const cancel = useCancelChange(linkId);
  const leave = async (): Promise<void> => {
    try {
      await cancel.mutateAsync();
      // This button is gone with what it cancelled.
      await navigate('/settings');
    } catch {
      // Shown beside the button.
    }
  };
  return (
    <>
      <Text size="sm" mt="md" mb="xs">
        {t('setup.change.stayHint')}
      </Text>
      <Problem error={cancel.error} />
      <ActionButton
        needs="administer"
        size="xs"
        variant="default"
        loading={cancel.isPending}
        onClick={() => void leave()}
      >
        {t('setup.change.stay')}
      </ActionButton>
    </>
  );
}
