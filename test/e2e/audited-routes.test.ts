import {
  PERMISSIONS,
  type WireActivityList,
  type WireCorrectionMonths,
  type WireCorrections,
  type WireSuggestion,
} from '../../sidecar/src/contract/index.ts';
import { ROUTE_PERMISSIONS } from '../../sidecar/src/http/route-permissions.ts';
import { XERO_APP } from '../../sidecar/src/sandbox/demo/plan-servers.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { takeInQuietly } from '../support/take-in-quietly.ts';

/** A route that leaves not one entry in the audit log, and why. */
const NOT_ONE_ENTRY: Readonly<Record<string, string>> = {
  'POST /xero/connect': 'opens a sign-in; what comes of it is written down when it ends',
  'POST /links/:linkId/rules/effect': 'tries rules and writes nothing',
  'POST /orders/:linkId/:orderId/decide':
    'needs a difference to decide on: documents-changed-in-xero.test.ts',
  'POST /orders/:linkId/:orderId/contact':
    'needs a customer whose contact is in doubt: contacts-in-doubt.test.ts',
  'POST /links/:linkId/summaries/make':
    'needs orders that wait for a summary: summary-pages.test.ts',
  'POST /links/:linkId/review/:entryId/make-again':
    'needs a summary that was voided in Xero: summary-pages.test.ts',
  'POST /links/:linkId/payouts/preview': 'reads a file and writes nothing',
  'POST /links/:linkId/payouts': 'needs a payout of a gateway: payouts.test.ts',
  'POST /links/:linkId/payouts/retry': 'the same',
  'POST /links/:linkId/payouts/take-back': 'the same: bank-changes.test.ts',
  'POST /links/:linkId/payouts/removed': 'the same',
  'POST /links/:linkId/bank-changes': 'needs fees that were changed in Xero: bank-changes.test.ts',
  'POST /links/:linkId/change-organisation/connect': 'the same as /xero/connect',
  'POST /links/:linkId/change-organisation/finish':
    'leaves three, of rules, of going live and of the change: organisation-change.test.ts',
};

interface Valid {
  /** The route with the ids of the demo shop. */
  readonly path: string;
  readonly body?: unknown;
  readonly action: string;
}

interface World {
  readonly linkId: string;
  readonly orderId: number;
  readonly unbookedId: number;
  readonly undoId: number;
  readonly correction: { readonly month: string; readonly mark: string };
  readonly entryId: string;
  readonly rules: unknown;
  readonly backfillId: string;
  /** Of one that has booked orders. */
  readonly doneBackfillId: string;
  readonly organisation: string;
  readonly tenantId: string;
  readonly otherTenantId: string;
}

let shop: EndToEndShop;
let world: World;

beforeAll(async () => {
  const options = ['--orders', '6', '--seed', '5', '--when', 'placed'];
  shop = await EndToEndShop.startWithXero({ otherOrganisation: 'Kea Traders Ltd' }, ...options);
  world = await readWorld();
}, 120_000);

afterAll(() => shop.stop());

async function readWorld(): Promise<World> {
  const status = await shop.client.status();
  const linkId = status.links[0]?.id ?? '';
  const [order, other] = await shop.client.listOrders();
  const taken = await takeInQuietly(shop, 3);
  await shop.changeRules((rules) => ({
    ...rules,
    accounts: { ...rules.accounts, shipping: null },
    revenue: [],
  }));
  const [unbooked] = await shop.place();
  await shop.waitFor(unbooked?.id ?? 0, 'held', 'waiting');
  const { ruleSet } = await shop.client.admin<{ ruleSet: unknown }>(
    'GET',
    `/links/${linkId}/rules`,
  );
  return {
    linkId,
    orderId: order?.orderId ?? 0,
    unbookedId: unbooked?.id ?? 0,
    undoId: other?.orderId ?? 0,
    correction: { month: '', mark: '' },
    otherTenantId: (await shop.readBooks(1)).organisation.tenantId,
    entryId: '',
    rules: ruleSet,
    backfillId: '',
    doneBackfillId: taken.id,
    organisation: status.organisation?.name ?? '',
    tenantId: status.organisation?.tenantId ?? '',
  };
}

/** In the order in which they are valid, one after the other; the end comes last. */
function listValid(): Readonly<Record<string, (shopWorld: World) => Valid>> {
  const link = ({ linkId }: World) => `/links/${linkId}`;
  const backfill = (it: World) => `${link(it)}/backfills/${it.backfillId}`;
  const span = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };
  return {
    'POST /shop-identity': () => ({
      path: '/shop-identity',
      body: { is: 'moved' },
      action: 'shop moved',
    }),
    'POST /xero/app': () => ({
      path: '/xero/app',
      body: XERO_APP,
      action: 'xero app saved',
    }),
    'PUT /links/:linkId/rules': (it) => ({
      path: `${link(it)}/rules`,
      body: it.rules,
      action: 'rules published',
    }),
    'POST /links/:linkId/checked-rows': (it) => ({
      path: `${link(it)}/checked-rows`,
      body: { rowKey: 'accounts.shipping', choice: '200', isChecked: true },
      action: 'mapping checked',
    }),
    'POST /links/:linkId/accounts': (it) => ({
      path: `${link(it)}/accounts`,
      body: { code: '699', name: 'Made by a test', type: 'CURRENT', takesPayments: true },
      action: 'account created in Xero',
    }),
    'POST /links/:linkId/pause': (it) => ({ path: `${link(it)}/pause`, action: 'booking paused' }),
    'POST /links/:linkId/resume': (it) => ({
      path: `${link(it)}/resume`,
      action: 'booking resumed',
    }),
    'POST /links/:linkId/continue': (it) => ({
      path: `${link(it)}/continue`,
      action: 'first orders approved',
    }),
    'POST /orders/:linkId/:orderId/exclude': (it) => ({
      path: `/orders/${it.linkId}/${it.unbookedId}/exclude`,
      body: { reason: 'not ours' },
      action: 'order excluded',
    }),
    'POST /orders/:linkId/:orderId/include': (it) => ({
      path: `/orders/${it.linkId}/${it.unbookedId}/include`,
      action: 'order included',
    }),
    'POST /orders/:linkId/:orderId/undo': (it) => ({
      path: `/orders/${it.linkId}/${it.undoId}/undo`,
      body: { reason: 'a test order' },
      action: 'order undone',
    }),
    'POST /orders/:linkId/:orderId/resync': (it) => ({
      path: `/orders/${it.linkId}/${it.orderId}/resync`,
      action: 'order resynced',
    }),
    'POST /backfill': (it) => ({
      path: '/backfill',
      body: { linkId: it.linkId, ...span },
      action: 'backfill started',
    }),
    'POST /links/:linkId/backfills/:backfillId/pause': (it) => ({
      path: `${backfill(it)}/pause`,
      action: 'backfill paused',
    }),
    'POST /links/:linkId/backfills/:backfillId/resume': (it) => ({
      path: `${backfill(it)}/resume`,
      action: 'backfill resumed',
    }),
    'POST /links/:linkId/backfills/:backfillId/stop': (it) => ({
      path: `${backfill(it)}/stop`,
      action: 'backfill stopped',
    }),
    'POST /links/:linkId/review/check-again': (it) => ({
      path: `${link(it)}/review/check-again`,
      action: 'checked again in Xero',
    }),
    'POST /links/:linkId/review/:entryId/snooze': (it) => ({
      path: `${link(it)}/review/${it.entryId}/snooze`,
      body: { until: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10) },
      action: 'review entry snoozed',
    }),
    'POST /links/:linkId/gift-cards': (it) => ({
      path: `${link(it)}/gift-cards`,
      body: { cards: [{ giftCardId: 77, amount: '25.00' }] },
      action: 'gift cards confirmed',
    }),
    'POST /links/:linkId/change-organisation': (it) => ({
      path: `${link(it)}/change-organisation`,
      body: { tenantId: it.otherTenantId },
      action: 'change of organisation begun',
    }),
    'POST /links/:linkId/change-organisation/cancel': (it) => ({
      path: `${link(it)}/change-organisation/cancel`,
      action: 'change of organisation cancelled',
    }),
    'POST /links/:linkId/corrections/:month': (it) => ({
      path: `${link(it)}/corrections/${it.correction.month}`,
      body: { mark: it.correction.mark },
      action: 'booked orders corrected by a journal',
    }),
    'POST /links/:linkId/backfills/:backfillId/undo': (it) => ({
      path: `${link(it)}/backfills/${it.doneBackfillId}/undo`,
      body: { reason: 'test days' },
      action: 'backfill undone',
    }),
    'POST /backups': () => ({ path: '/backups', action: 'backup made' }),
    'POST /links/:linkId/stop': (it) => ({
      path: `${link(it)}/stop`,
      body: { organisation: it.organisation },
      action: 'stopped using Daybook',
    }),
    'POST /links': (it) => ({
      path: '/links',
      body: { storeId: 1, tenantId: it.tenantId },
      action: 'organisation chosen',
    }),
    'POST /links/:linkId/go-live': (it) => ({
      path: `${link(it)}/go-live`,
      body: { from: '2099-01-01' },
      action: 'gone live',
    }),
    'PUT /setup': (it) => ({
      path: '/setup',
      body: {
        step: 'live',
        oldAppOff: true,
        bankRulesOff: true,
        bookedElsewhere: [],
        rules: it.rules,
        lockedPeriod: 'nextOpenDay',
        dryRunDone: true,
      },
      action: 'setup answered',
    }),
    'POST /setup/go-live': (it) => ({
      path: '/setup/go-live',
      body: { linkId: it.linkId, from: '2099-01-02' },
      action: 'gone live',
    }),
  };
}

const WRITES = Object.keys(ROUTE_PERMISSIONS).filter((route) => !route.startsWith('GET '));

async function readEntries(): Promise<WireActivityList['entries']> {
  const { entries } = await shop.client.admin<WireActivityList>(
    'GET',
    '/activity?kind=people&limit=500',
  );
  return entries;
}

it('every route that changes something leaves an entry, or says why it does not', () => {
  const known = [...Object.keys(listValid()), ...Object.keys(NOT_ONE_ENTRY)];
  expect(known.toSorted()).toEqual(WRITES.toSorted());
});

it('somebody who may only look is refused by each of them, and nothing is written down', async () => {
  const before = await readEntries();
  await shop.client.control('/admin', { permissions: ['view'] });
  for (const route of WRITES) {
    const [method = '', template = ''] = route.split(' ');
    const path = template.replace(':linkId', world.linkId).replace(':orderId', `${world.orderId}`);
    const refused = shop.client.admin(method, path, {});
    await expect(refused).rejects.toThrow(/403 .*request\.forbidden/);
  }
  await shop.client.control('/admin', { permissions: PERMISSIONS });
  expect(await readEntries()).toEqual(before);
});

it('an administrator leaves exactly one entry with each: who, what, before, after', async () => {
  for (const [route, makeValid] of Object.entries(listValid())) {
    const [method = ''] = route.split(' ');
    // While the store answers nonsense it is not over at once.
    if (route === 'POST /backfill') await shop.client.control('/garble', { times: 1000 });
    if (route.includes('check-again')) await shop.client.control('/garble', { times: 0 });
    if (route.includes(':entryId')) await findEntry();
    if (route.includes('/corrections')) await findCorrection();
    if (route === 'POST /links') await connectAnew();
    if (route === 'POST /links/:linkId/go-live') await linkAnew();
    const { path, body, action } = makeValid(world);
    const before = new Set((await readEntries()).map(({ id }) => id));
    const answer = await shop.client.admin<{ id?: string }>(method, path, body ?? {});
    if (route === 'POST /backfill') world = { ...world, backfillId: answer.id ?? '' };
    const added = (await readEntries()).filter(({ id }) => !before.has(id));
    expect([route, ...added.map(({ by, what }) => `${by}: ${what}`)]).toEqual([
      route,
      `Demo admin: ${action}`,
    ]);
    const written = new Set(['POST /links/:linkId/review/check-again', ...UNCHANGED]);
    if (!written.has(route)) expect([route, added[0]?.changes]).not.toEqual([route, []]);
  }
}, 120_000);

async function findEntry(): Promise<void> {
  await shop.settle();
  const { entries } = await shop.client.admin<{ entries: readonly { id: string }[] }>(
    'GET',
    '/review',
  );
  world = { ...world, entryId: entries[0]?.id ?? '' };
}

/** A month with nothing but a journal: that makes one entry. */
async function findCorrection(): Promise<void> {
  await changeAccounts();
  const path = `/links/${world.linkId}/corrections`;
  const { months } = await shop.client.admin<WireCorrectionMonths>('GET', path);
  for (const { month } of months) {
    const corrections = await shop.client.admin<WireCorrections>('GET', `${path}/${month}`);
    const { updates, journals, mark } = corrections;
    if (updates.length === 0 && journals.length === 1)
      world = { ...world, correction: { month, mark } };
  }
}

async function changeAccounts(): Promise<void> {
  const path = `/links/${world.linkId}/suggestion`;
  const { ruleSet } = await shop.client.admin<WireSuggestion>('GET', path);
  const revenue = ruleSet.revenue.map((row) => ({ ...row, accountCode: '260' }));
  await shop.changeRules((rules) => ({ ...rules, accounts: ruleSet.accounts, revenue }));
}

/** Asked for the second time, or of what is so already: nothing differs before and after. */
const UNCHANGED = [
  'POST /shop-identity',
  'POST /xero/app',
  'PUT /links/:linkId/rules',
  'POST /links/:linkId/continue',
];

/** After the end a shop is set up as if it were new. */
async function connectAnew(): Promise<void> {
  const { stage, links } = await shop.client.status();
  expect([stage, links]).toEqual(['notConnected', []]);
  await shop.client.admin('POST', '/xero/app', XERO_APP);
  await shop.signIn();
}

async function linkAnew(): Promise<void> {
  const linkId = (await shop.client.status()).links[0]?.id ?? '';
  world = { ...world, linkId };
  const { ruleSet } = await shop.client.admin<WireSuggestion>('GET', `/links/${linkId}/suggestion`);
  const rules = { ...ruleSet, settings: { ...ruleSet.settings, lockedPeriod: 'nextOpenDay' } };
  await shop.client.admin('PUT', `/links/${linkId}/rules`, rules);
  world = { ...world, rules };
}
