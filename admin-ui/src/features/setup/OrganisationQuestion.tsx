import { Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { organisationsQuery, useChooseOrganisation } from '../../api/queries.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Problem } from '../../components/Problem.tsx';
import { ConnectButton } from '../../components/ConnectButton.tsx';
import { useStatus } from '../../components/use-status.ts';
import { useStoreId } from '../../components/use-store.ts';
import type { TFunction } from 'i18next';
import type { WireOrganisation, WireShopStore } from '../../../../sidecar/src/contract/index.ts';
import { useSignInToAnother } from './queries.ts';
import { StartWith, useBookedStores } from './StartWith.tsx';

/** nopCommerce's first store. */
const FIRST_STORE_ID = 1;
const WAIT_MS = 4000;

interface OrganisationQuestionProps {
  readonly isChosen: boolean;
  /** What was answered before of another store to begin with. */
  readonly copyFrom: string | null;
}

/** Which organisation the store is booked into; another one may be chosen until it is live. */
export function OrganisationQuestion({ isChosen, copyFrom }: OrganisationQuestionProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isWaiting, setIsWaiting] = useState(false);
  const refetchInterval = isWaiting ? WAIT_MS : false;
  const organisations = useQuery({ ...organisationsQuery, refetchInterval });
  const chosen = useStatus().data?.organisation?.tenantId;
  const storeId = useStoreId() ?? FIRST_STORE_ID;
  const booked = useBookedStores(storeId);
  const firstLink = booked[0]?.linkIds[0] ?? null;
  const [start, setStart] = useState<string | null>();
  const startWith = start === undefined ? (isChosen ? copyFrom : firstLink) : start;
  const choose = useChooseOrganisation();
  const [picked, setPicked] = useState<string>();
  if (organisations.data === undefined) {
    if (organisations.error === null) return <Loading />;
    return <Problem error={organisations.error} onRetry={() => void organisations.refetch()} />;
  }
  const [only, ...others] = organisations.data;
  // One is no choice; between several nobody is guessed for.
  const tenantId = picked ?? (isChosen ? chosen : others.length === 0 ? only?.tenantId : undefined);
  const submit = async (): Promise<void> => {
    if (tenantId === undefined) return;
    try {
      await choose.mutateAsync({ storeId, tenantId, copyFrom: startWith });
      // This question is gone with its answer.
      await navigate('/setup?step=alreadyBooked');
    } catch {
      // Shown above the button.
    }
  };
  return (
    <Stack>
      {only === undefined ? (
        <Text>{t('setup.organisation.none')}</Text>
      ) : (
        <Organisations
          organisations={organisations.data}
          booked={booked}
          tenantId={tenantId ?? null}
          onPick={setPicked}
        />
      )}
      {isChosen && picked !== undefined && picked !== chosen ? (
        <Text size="sm" c="#8a5300" role="status">
          {t('setup.organisation.askedAgain')}
        </Text>
      ) : null}
      {booked.length === 0 ? null : (
        <StartWith stores={booked} copyFrom={startWith} onChange={setStart} />
      )}
      <Problem error={choose.error} />
      <ActionButton
        needs="administer"
        w="fit-content"
        disabled={tenantId === undefined}
        loading={choose.isPending}
        onClick={() => void submit()}
      >
        {t('setup.continue')}
      </ActionButton>
      <NotListed firstLink={firstLink} onOpened={() => setIsWaiting(true)} />
    </Stack>
  );
}

interface NotListedProps {
  /** A link of a store that is booked: then an organisation beside its own is what is missing. */
  readonly firstLink: string | null;
  readonly onOpened: () => void;
}

function NotListed({ firstLink, onOpened }: NotListedProps) {
  const { t } = useTranslation();
  const another = useSignInToAnother(firstLink ?? '');
  const connect = firstLink === null ? {} : { connect: another };
  return (
    <details>
      <summary>{t('setup.organisation.other')}</summary>
      <Text size="sm" my="xs">
        {t('setup.organisation.otherHow')}
      </Text>
      <ConnectButton text={t('setup.connect.signIn')} onOpened={onOpened} {...connect} />
    </details>
  );
}

interface OrganisationsProps {
  readonly organisations: readonly WireOrganisation[];
  /** The stores of the shop that are booked already. */
  readonly booked: readonly WireShopStore[];
  readonly tenantId: string | null;
  readonly onPick: (tenantId: string) => void;
}

function Organisations({ organisations, booked, tenantId, onPick }: OrganisationsProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group label={t('setup.organisation.how')} value={tenantId} onChange={onPick}>
      {organisations.map(({ tenantId: id, name, country, currency }) => (
        <Radio
          mt={8}
          key={id}
          value={id}
          label={name}
          description={[country, currency, nameBooked(t, booked, name)].filter(Boolean).join(' · ')}
        />
      ))}
    </Radio.Group>
  );
}

/** Who books into it already: such stores share its calls and its invoice numbers. */
function nameBooked(t: TFunction, booked: readonly WireShopStore[], name: string): string {
  const stores = booked.filter(({ organisation }) => organisation === name);
  if (stores.length === 0) return '';
  const names = stores.map(({ name }) => name).join(', ');
  return t('setup.further.booksIntoIt', { count: stores.length, stores: names });
}
