import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { WireUnfinishedRuleSet } from '../../contract/index.ts';
import type { ShopClient, StoreState } from './shop-client.ts';

export interface SetupPlan {
  readonly sidecarUrl: string;
  readonly codeFile: string;
  readonly when: 'paidOrShipped' | 'placed';
  readonly xeroApp: { readonly clientId: string; readonly clientSecret: string };
  say(line: string): void;
}

const CODE_TRIES = 100;

/** What an admin does once: pair, connect Xero, choose the organisation, take the suggestion, go live. */
export async function setUpShop(client: ShopClient, plan: SetupPlan): Promise<void> {
  const state = await pairShop(client, plan);
  const status = await client.status();
  if (status.stage === 'live') return;
  await connectXero(client, plan);
  const organisations = await client.admin<{ tenantId: string; name: string }[]>(
    'GET',
    '/xero/organisations',
  );
  const [organisation] = organisations;
  if (organisation === undefined) throw new Error('Xero has no organisation');
  for (const storeId of await listStoreIds(client)) {
    await linkStore(client, plan, { storeId, organisation, firstOrderAt: state.firstOrderAt });
  }
}

/** Types the pairing code into the store, unless that was done before. */
export async function pairShop(
  client: ShopClient,
  plan: Pick<SetupPlan, 'sidecarUrl' | 'codeFile' | 'say'>,
): Promise<StoreState> {
  const state = await client.control<StoreState>('/state');
  if (state.isPaired) return state;
  const code = await readPairingCode(plan.codeFile);
  await client.control('/pair', { sidecarUrl: plan.sidecarUrl, code });
  plan.say('Store and service are paired.');
  return state;
}

async function readPairingCode(file: string): Promise<string> {
  for (let tries = 0; tries < CODE_TRIES; tries += 1) {
    if (existsSync(file)) return readFileSync(file, 'utf8').trim();
    await wait(100);
  }
  throw new Error(`no pairing code in ${file}`);
}

async function connectXero(client: ShopClient, plan: SetupPlan): Promise<void> {
  await client.admin('POST', '/xero/app', plan.xeroApp);
  const { authorizeUrl } = await client.admin<{ authorizeUrl: string }>(
    'POST',
    '/xero/connect',
    {},
  );
  await client.signIn(authorizeUrl);
  plan.say('Connected to Xero.');
}

async function listStoreIds(client: ShopClient): Promise<number[]> {
  const orders = await client.storeOrders();
  const ids = [...new Set(orders.map((order) => order.storeId))];
  return ids.length === 0 ? [1] : ids;
}

interface Linking {
  readonly storeId: number;
  readonly organisation: { readonly tenantId: string; readonly name: string };
  readonly firstOrderAt: string | null;
}

async function linkStore(client: ShopClient, plan: SetupPlan, linking: Linking): Promise<void> {
  const { storeId, organisation, firstOrderAt } = linking;
  const { linkId } = await client.admin<{ linkId: string }>('POST', '/links', {
    storeId,
    tenantId: organisation.tenantId,
  });
  const suggestion = await client.admin<{
    ruleSet: WireUnfinishedRuleSet;
    reasons: unknown[];
    missing: { table: string; key: string }[];
  }>('GET', `/links/${linkId}/suggestion`);
  const { ruleSet, missing } = suggestion;
  for (const gap of missing) plan.say(`No suggestion for ${gap.table}: ${gap.key}.`);
  const settings = { ...ruleSet.settings, bookWhen: plan.when, lockedPeriod: 'nextOpenDay' };
  await client.admin('PUT', `/links/${linkId}/rules`, { ...ruleSet, settings });
  const first = new Date(firstOrderAt ?? Date.now());
  const from = new Date(first.getTime() - 2 * 86_400_000).toISOString();
  await client.admin('POST', `/links/${linkId}/go-live`, { from: from.slice(0, 10) });
  plan.say(
    `Store ${storeId} books into ${organisation.name}: ${suggestion.reasons.length} choices suggested and taken.`,
  );
}
