import type { WireOrder } from '../../../sidecar/src/contract/index.ts';
import { startDemoStore } from '../../../sidecar/src/sandbox/demo-store/start-demo-store.ts';
import { readRealShops } from '../../support/real-orders.ts';
import { makeAdmin, TestService } from '../../support/start-service.ts';

const [shop] = readRealShops();
if (shop === undefined) throw new Error('no shop');
const orders = shop.orders as unknown as WireOrder[];

async function startBoth() {
  const store = await startDemoStore({ fixed: { info: shop?.info, orders } });
  const service = new TestService();
  service.storeUrl = `${store.url}/`;
  service.epoch = store.shop.data.outboxEpoch;
  await service.start({ pollSeconds: 1 });
  await service.pair();
  const { keyId, secret, url } = service;
  store.shop.data.pairing = { keyId, secret, sidecarUrl: url };
  return { store, service };
}

async function readReadiness(service: TestService, pattern: RegExp): Promise<string> {
  let text = '';
  for (let tries = 0; tries < 200 && !pattern.test(text); tries += 1) {
    text = await (await fetch(`${service.healthUrl}/readyz`)).text();
    if (!pattern.test(text)) await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return text;
}

/** What waits to be read, once it is nothing any more. */
async function readPending(service: TestService): Promise<number> {
  let pending = -1;
  for (let tries = 0; tries < 200 && pending !== 0; tries += 1) {
    const identity = makeAdmin(['view']);
    const { body } = await service.call({ path: '/app/api/v1/status', identity });
    pending = (body as { pending: number }).pending;
    if (pending !== 0) await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return pending;
}

const placed = (sequence: number) => ({
  path: '/store/v1/events',
  body: {
    events: [
      {
        sequence,
        entity: 'order',
        entityId: orders[0]?.id,
        kind: 'placed',
        occurredOnUtc: '2026-11-24T08:00:00Z',
      },
    ],
  },
});

it.each([
  [0, 'store.plugin_outdated', /speaks version 0 of the wire, Daybook speaks version 1/],
  [2, 'store.service_outdated', /speaks version 2 of the wire, Daybook speaks version 1/],
])(
  'a plugin that answers version %i: the outage says %s, the hint waits, and goes on once they fit',
  async (version, code, sentence) => {
    const { store, service } = await startBoth();
    store.shop.wireVersion = version;
    await service.call(placed(1)).expect(200);
    expect(await readReadiness(service, sentence)).toMatch(sentence);
    expect(service.logs.join('')).toContain(code);
    const identity = makeAdmin(['view']);
    const { body } = await service.call({ path: '/app/api/v1/status', identity });
    expect(body).toMatchObject({ outages: [{ side: 'store', code }], pending: 1 });
    store.shop.wireVersion = 1;
    await service.pause();
    await service.start({ pollSeconds: 1 });
    await service.call(placed(2)).expect(200);
    expect(await readPending(service)).toBe(0);
    expect(await readReadiness(service, /./)).not.toContain('work waits');
    await service.stop();
    await store.close();
  },
  60_000,
);
