import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { XeroReference } from '../../domain/mapping/xero-reference.ts';
import type { StoreDescription, StoreInfo } from '../../domain/order/store-info.ts';
import type { Link } from '../../ports/link-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { NO_ANSWERS } from '../setup/setup-answers.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';
import { toStoreAddress } from '../store/store-address.ts';

export interface OrganisationChoice {
  readonly tenantId: string;
  readonly name: string;
  readonly currency: string;
  readonly country: string;
}

/** The connected organisations with what tells them apart. */
export async function listOrganisations(
  deps: Pick<SetupDeps, 'uow' | 'xero' | 'identity'>,
): Promise<readonly OrganisationChoice[]> {
  const choices: OrganisationChoice[] = [];
  for (const { tenantId, name } of await deps.identity.listOrganisations()) {
    const { organisation } = await findOrReadReference(deps, tenantId);
    const { baseCurrency: currency, countryCode: country } = organisation;
    choices.push({ tenantId, name, currency, country });
  }
  return choices;
}

export interface StoreChoice {
  readonly storeId: number;
  readonly tenantId: string;
  /** A link of the shop whose settings and mappings the suggestion begins with. */
  readonly copyFrom: string | null;
}

/** Books a store of the shop into an organisation from now on; rules come next. */
export async function chooseOrganisation(
  deps: Pick<SetupDeps, 'uow' | 'clock' | 'ids' | 'store' | 'xero'>,
  choice: StoreChoice,
  actor: Actor,
): Promise<Link> {
  const connection = await deps.uow.stores.connections.findConnection(choice.tenantId);
  if (connection?.state !== 'connected') throw new DaybookError('setup.organisation_unknown');
  await findOrReadReference(deps, choice.tenantId);
  const info = await readStoreInfo(deps, actor.pairingId);
  const store = info.stores.find((entry) => entry.id === choice.storeId);
  if (store === undefined) {
    throw new DaybookError('setup.store_unknown', { details: { storeId: choice.storeId } });
  }
  return deps.uow.transaction(async (stores) => {
    const before = await stores.links.findByStore(actor.pairingId, store.id);
    const link =
      before === undefined
        ? await addLink(deps, stores, { store, choice, actor })
        : await moveLink(stores, before, choice.tenantId);
    if (choice.copyFrom !== null) await getOwnLinkOrThrow(stores, choice.copyFrom, actor);
    await noteCopy(stores, link, choice.copyFrom);
    await stores.audit.append({
      at: deps.clock.nowIso(),
      actor: actor.adminId,
      actorName: actor.name,
      action: 'organisation chosen',
      subject: link.id,
      before: before === undefined ? null : { tenantId: before.tenantId },
      after: { storeId: link.storeId, tenantId: link.tenantId },
    });
    return link;
  });
}

/** Before anything was booked another organisation may be chosen: what was answered for the first is asked again. */
async function moveLink(stores: Stores, before: Link, tenantId: string): Promise<Link> {
  if (before.tenantId === tenantId) return before;
  if (before.liveFrom !== null) {
    throw new DaybookError('setup.link_exists', { details: { store: before.storeName } });
  }
  const link = { ...before, tenantId, currentRuleSetNumber: null };
  await stores.links.update(link);
  await stores.setup.forgetAnswers(link);
  return link;
}

/** Another start is another suggestion: rules that were answered by the one before are asked again. */
async function noteCopy(stores: Stores, link: Link, copyFrom: string | null): Promise<void> {
  if (link.state !== 'setup') return;
  const known = await stores.setup.findAnswers(link);
  if ((known?.copyFrom ?? null) === copyFrom) return;
  const answers = { ...(known ?? NO_ANSWERS), rules: null, dryRunDone: false, copyFrom };
  await stores.setup.saveAnswers(link, answers);
}

async function addLink(
  { ids }: Pick<SetupDeps, 'ids'>,
  stores: Stores,
  input: {
    readonly store: StoreDescription;
    readonly choice: StoreChoice;
    readonly actor: Actor;
  },
): Promise<Link> {
  const { store, choice, actor } = input;
  const link: Link = {
    id: ids.uuid(),
    // The shop's own, whatever machine books it: two shops in one organisation never share a number.
    code: `D${ids.hash(`${store.url}#${store.id}`).slice(0, 6)}`,
    pairingId: actor.pairingId,
    storeId: store.id,
    storeName: store.name,
    storeUrl: store.url,
    tenantId: choice.tenantId,
    state: 'setup',
    liveFrom: null,
    bookFirst: null,
    pausedBy: null,
    pausedAt: null,
    currentRuleSetNumber: null,
    replaces: null,
    liveUntil: null,
    afterwards: null,
  };
  await stores.links.add(link);
  return link;
}

/** The organisation's accounts and rates as they are known, read from Xero when they are not. */
export async function findOrReadReference(
  deps: Pick<SetupDeps, 'uow' | 'xero'>,
  tenantId: string,
): Promise<XeroReference> {
  const known = await deps.uow.stores.reference.findXero(tenantId);
  if (known !== undefined) return known;
  const reference = await deps.xero.readReference(tenantId, 'interactive');
  await deps.uow.stores.reference.saveXero(tenantId, reference);
  return reference;
}

/** What the shop says of itself now; kept for booking. */
export async function readStoreInfo(
  deps: Pick<SetupDeps, 'uow' | 'store'>,
  pairingId: string,
): Promise<StoreInfo> {
  const pairing = await deps.uow.stores.pairings.getOrThrow(pairingId);
  const info = await deps.store.readInfo(toStoreAddress(pairing));
  await deps.uow.stores.reference.saveStoreInfo(pairingId, info);
  return info;
}
