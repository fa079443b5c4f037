import { dispatchSteps } from '../../../sidecar/src/use-cases/dispatch-steps.ts';
import { createOutages } from '../../../sidecar/src/use-cases/outages.ts';
import type { CoreDeps } from '../../../sidecar/src/use-cases/core-deps.ts';
import type { NewStep } from '../../../sidecar/src/ports/step-store.ts';
import type { XeroAnswer } from '../../../sidecar/src/ports/xero-gateway.ts';
import { openTestDatabase } from '../../support/open-test-database.ts';

const NOW = '2026-11-24T09:00:00.000Z';
const clock = { nowIso: () => NOW, nowMs: () => Date.parse(NOW) };
const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

const STEP: NewStep = {
  id: 'step-1',
  linkId: 'link-1',
  orderGuid: null,
  key: 'item:A',
  kind: 'item',
  body: { kind: 'item', key: 'item:A', needs: [], code: 'A', name: 'A' },
  fingerprint: 'f',
  ruleSetNumber: 1,
  needs: [],
  priority: 1,
  dueAt: NOW,
  createdAt: NOW,
};

it('a nearly full disk stops calls before they leave, and says so; with room they go', async () => {
  const { uow, database } = await openTestDatabase();
  await uow.stores.pairings.save({
    id: 'pairing-1',
    keyId: 'pk_1',
    secret: 'hush',
    storeUrl: 'https://shop.example.test/',
    outboxEpoch: 'epoch-1',
    state: 'active',
    createdAt: NOW,
    highestSequence: 0,
    noteCursor: 0,
  });
  await uow.stores.links.add({
    id: 'link-1',
    code: 'D1',
    pairingId: 'pairing-1',
    storeId: 1,
    storeName: 'Shop',
    storeUrl: 'https://shop.example.test/',
    tenantId: 'tenant-1',
    state: 'live',
    liveFrom: null,
    bookFirst: null,
    currentRuleSetNumber: null,
  });
  await uow.stores.steps.addShared(STEP);
  const outages = createOutages({ clock, logger });
  let freeBytes = 1_000_000;
  let sent = 0;
  const parked: XeroAnswer = {
    outcome: 'notTaken',
    httpStatus: 0,
    reason: { code: 'xero.rate_limited', details: {} },
    retryAt: NOW,
  };
  const deps = {
    uow,
    clock,
    logger,
    outages,
    disk: { readFreeBytes: () => freeBytes },
    ids: { uuid: () => `id-${sent}` },
    xero: {
      serialiser: 'test',
      maxStepsPerCall: () => 50,
      buildRequest: () => ({ kind: 'item', model: {} }),
      send: () => {
        sent += 1;
        return Promise.resolve(parked);
      },
    },
  } as unknown as CoreDeps;

  expect(await dispatchSteps(deps, { isMoreComing: false })).toBe(0);
  expect(sent).toBe(0);
  expect(outages.list()).toMatchObject([
    { side: 'disk', reason: { code: 'service.disk_nearly_full', details: { freeMb: 1 } } },
  ]);
  freeBytes = 1_000_000_000;
  await dispatchSteps(deps, { isMoreComing: false });
  expect(sent).toBe(1);
  expect(outages.list()).toMatchObject([{ side: 'xero' }]);
  await database.close();
});
