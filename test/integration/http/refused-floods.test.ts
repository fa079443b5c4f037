import { randomUUID } from 'node:crypto';
import { TestService, type SignedCall } from '../../support/start-service.ts';

const EVENTS = { path: '/store/v1/events', body: { events: [] } };
const LARGE = { path: '/store/v1/events', body: { events: [], more: 'x'.repeat(300_000) } };
/** More than are refused in words in two minutes: a minute may end on the way. */
const MOST = 400;

let service: TestService;
beforeEach(async () => {
  service = new TestService();
  await service.start();
  await service.pair();
});
afterEach(() => service.stop());

/** Sends it until it is told to wait. Returns how often it was answered with each status. */
async function flood(call: SignedCall): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (let sent = 0; sent < MOST && counts[429] === undefined; sent += 1) {
    const { status } = await service.call(call);
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

const STRANGER = { headers: { 'Daybook-Key': 'pk_unknown' } };
const FORGER = { secret: 'forged' };
const COPY = { headers: { 'Daybook-Outbox-Epoch': randomUUID() } };

it.each<[string, SignedCall, number]>([
  ['an unknown key', { ...EVENTS, ...STRANGER }, 401],
  ['the shop’s key with a wrong secret', { ...EVENTS, ...FORGER }, 401],
  ['a copy of the shop', { ...EVENTS, ...COPY }, 409],
])('%s is told to wait after some refusals, and the shop goes on', async (_, call, refused) => {
  const counts = await flood(call);
  expect(Object.keys(counts)).toEqual([String(refused), '429']);
  expect((await service.call(EVENTS)).status).toBe(200);
  expect((await service.call(LARGE)).status).toBe(call.secret === undefined ? 200 : 429);
});

it('a copy that was refused often is sent away before its signature is looked at', async () => {
  await flood({ ...EVENTS, ...COPY });
  const answer = await service.call({ ...EVENTS, ...COPY, ...FORGER });
  expect(answer.status).toBe(429);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
});

it('a flood is not a flood of log lines', async () => {
  const call = { ...EVENTS, ...STRANGER };
  await flood(call);
  const before = service.logs.length;
  for (let sent = 0; sent < 50; sent += 1) await service.call(call);
  expect(service.logs.length - before).toBeLessThan(50);
});

it('what is refused on one kind of route is not held against another', async () => {
  await flood({ ...EVENTS, ...COPY });
  const unpaired = { path: '/app/api/v1/status', ...COPY };
  expect((await service.call(unpaired)).status).toBe(401);
});
