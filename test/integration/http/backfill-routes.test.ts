import type { WireBackfill } from '../../../sidecar/src/contract/index.ts';
import { FuzzService } from '../../support/fuzz-service.ts';
import { readRealShops } from '../../support/real-orders.ts';
import { makeAdmin } from '../../support/start-service.ts';

const OPERATOR = makeAdmin(['view', 'operate']);
const VIEWER = makeAdmin(['view']);
const API = '/app/api/v1';
const DAY = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };

let shop: FuzzService;
let linkId: string;
beforeAll(async () => {
  const real = readRealShops().find(({ name }) => name === 'gb-inclusive');
  if (real === undefined) throw new Error('no shop');
  shop = await FuzzService.start(real);
  ({ linkId } = await shop.book(real));
});
afterAll(() => shop.stop());

function post(path: string, body: object = {}, identity = OPERATOR) {
  return shop.service.call({ path: `${API}${path}`, body, identity });
}

it.each([
  ['to', { ...DAY, to: DAY.from }],
  ['to', { ...DAY, to: '2036-01-03T00:00:00Z' }],
  ['from', { ...DAY, from: '1999-12-31T23:59:59Z' }],
  ['from', { ...DAY, from: '2026-01-01' }],
  ['linkId', { ...DAY, linkId: '' }],
])('a span out of bounds is refused at %s: %j', async (path, span) => {
  const answer = await post('/backfill', { linkId, ...span });
  expect([answer.status, answer.body.error.path]).toEqual([422, path]);
});

it('who may only look sees the backfills, and starts or changes none', async () => {
  expect((await post('/backfill', { linkId, ...DAY }, VIEWER)).status).toBe(403);
  const list = { path: `${API}/links/${linkId}/backfills`, identity: VIEWER };
  expect((await shop.service.call(list)).body).toEqual({ backfills: [] });
  for (const action of ['pause', 'resume', 'stop']) {
    const answer = await post(`/links/${linkId}/backfills/any/${action}`, {}, VIEWER);
    expect(answer.status).toBe(403);
  }
});

it('is answered while the store is down, and can be paused, resumed and stopped', async () => {
  await fetch(`${shop.store.url}/__store/outage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ isDown: true }),
  });
  const started = await post('/backfill', { linkId, ...DAY });
  const backfill = started.body as WireBackfill;
  expect(started.status).toBe(200);
  expect(backfill).toMatchObject({ linkId, askedBy: 'Ada Admin', orders: 0, state: 'running' });
  const path = `/links/${linkId}/backfills/${backfill.id}`;
  expect((await post(`${path}/pause`)).body).toMatchObject({ state: 'paused', nextTryAt: null });
  expect((await post(`${path}/resume`)).body).toMatchObject({ state: 'running' });
  expect((await post(`${path}/stop`)).body).toMatchObject({ state: 'stopped', problem: null });
  const late = await post(`${path}/resume`);
  expect([late.status, late.body.error.code]).toEqual([409, 'setup.backfill_over']);
  const unknown = await post(`/links/${linkId}/backfills/other/stop`);
  expect([unknown.status, unknown.body.error.code]).toEqual([404, 'setup.backfill_unknown']);
  const list = { path: `${API}/links/${linkId}/backfills`, identity: VIEWER };
  expect((await shop.service.call(list)).body.backfills).toMatchObject([
    { id: backfill.id, state: 'stopped', from: '2026-01-01T00:00:00.000Z' },
  ]);
});
