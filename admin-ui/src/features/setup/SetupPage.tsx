import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import type { WireStatus } from '../../../../sidecar/src/contract/index.ts';
import { isSetUp } from '../../app/is-set-up.ts';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';
import { FirstOrders } from './FirstOrders.tsx';
import { useStoreId } from '../../components/use-store.ts';
import { Questions } from './Questions.tsx';
import { setupQuery } from './queries.ts';
import { FIRST_SETUP } from './setup-flow.ts';
import { findFurthest } from './setup-steps.ts';
import { useStatus } from '../../components/use-status.ts';

/** From nothing to live, one question at a time. Where it stands is the service's, not this page's. */
export function SetupPage() {
  const { t } = useTranslation();
  const { data: status } = useStatus();
  const setup = useQuery(setupQuery(useStoreId()));
  if (status === undefined) return <Loading />;
  if (isSetUp(status)) return <Live status={status} />;
  if (setup.error !== null) {
    return <Problem error={setup.error} onRetry={() => void setup.refetch()} />;
  }
  if (setup.data === undefined) return <Loading />;
  return (
    <Questions
      title={t('setup.title')}
      promise={t('setup.safe')}
      flow={FIRST_SETUP}
      furthest={findFurthest(FIRST_SETUP, status, setup.data.draft.step)}
      setup={setup.data}
      linkId={status.links[0]?.id}
    />
  );
}

/** Live: the first orders are looked at here, then Home takes this page's place. */
function Live({ status }: { readonly status: WireStatus }) {
  const link = status.links.find(({ bookFirst }) => bookFirst !== null);
  return link === undefined ? <Navigate to="/" replace /> : <FirstOrders link={link} />;
}
