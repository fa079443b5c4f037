import { FUZZ_ROUTES, makeFuzzRequest, type FuzzRequest } from '../../support/fuzz-requests.ts';
import { FuzzService } from '../../support/fuzz-service.ts';
import { FuzzValues } from '../../support/fuzz-values.ts';
import { readRealShops } from '../../support/real-orders.ts';
import { makeAdmin } from '../../support/start-service.ts';

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 20_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_124);
/** Then the service starts anew: limits by the minute are not what is tested here. */
const REQUESTS_A_ROUND = 500;
const AT_ONCE = 8;

interface Outcome {
  readonly request: FuzzRequest;
  readonly status: number;
  readonly text: string;
}

async function send({ service }: FuzzService, request: FuzzRequest): Promise<Outcome> {
  const { isHealth, method, path, headers, body } = request;
  const answer = await fetch(`${isHealth ? service.healthUrl : service.url}${path}`, {
    method,
    headers,
    ...(body === '' ? {} : { body }),
    redirect: 'manual',
  });
  return { request, status: answer.status, text: await answer.text() };
}

/** Some at once; made in order, so that a seed makes the same ones. */
async function sendAll(fuzzed: FuzzService, requests: FuzzRequest[]): Promise<Outcome[]> {
  const waiting = requests.values();
  const outcomes: Outcome[] = [];
  const sendNext = async (): Promise<void> => {
    for (const request of waiting) outcomes.push(await send(fuzzed, request));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendNext));
  return outcomes;
}

function describeFault({ request, status, text }: Outcome): string {
  return `${status} ${request.method} ${request.path} ${request.body.slice(0, 200)} ${text}`;
}

let fuzzed: FuzzService;
const shop = readRealShops().find(({ name }) => name === 'gb-exclusive-eu-vat');
beforeAll(async () => {
  if (shop === undefined) throw new Error('no shop');
  fuzzed = await FuzzService.start(shop);
});
afterAll(() => fuzzed.stop());

it(`${REQUESTS} malformed requests: each refused in words, none a fault of the service, no book changed (seed ${SEED})`, async () => {
  if (shop === undefined) throw new Error('no shop');
  const values = new FuzzValues(SEED);
  const world = await fuzzed.book(shop);
  const before = await fuzzed.readBooks();
  expect(before['ledger']).not.toEqual([]);
  const faults: string[] = [];
  const statuses = new Map(FUZZ_ROUTES.map((route) => [route, new Map<number, number>()]));
  for (let sent = 0; sent < REQUESTS; sent += REQUESTS_A_ROUND) {
    const spare = await fuzzed.restart();
    const length = Math.min(REQUESTS_A_ROUND, REQUESTS - sent);
    const requests = Array.from({ length }, () => makeFuzzRequest(values, { ...world, spare }));
    for (const outcome of await sendAll(fuzzed, requests)) {
      const counts = statuses.get(outcome.request.route);
      counts?.set(outcome.status, (counts.get(outcome.status) ?? 0) + 1);
      if (outcome.status >= 500) faults.push(describeFault(outcome));
    }
  }
  const identity = makeAdmin(['view']);
  const status = await fuzzed.service.call({ path: '/app/api/v1/status', identity });
  await fuzzed.service.pause();
  expect(faults.slice(0, 3)).toEqual([]);
  expect(status.status).toBe(200);
  expect(await fuzzed.readBooks()).toEqual(before);
  expectReach(statuses);
}, 600_000);

/** Nobody has signed in to Xero here, no store answers, no order is in doubt, none was taken in and no payout was confirmed: each says so. */
const HAVE_NOTHING = new Set([
  'GET /app/api/v1/links/{linkId}/already-booked',
  'GET /app/api/v1/links/{linkId}/backfill-estimate',
  'GET /app/api/v1/links/{linkId}/payouts/take-back',
  'GET /app/api/v1/links/{linkId}/backfills/{backfillId}/undo',
  'GET /app/api/v1/orders/{linkId}/{orderId}/contact',
  'GET /app/api/v1/orders/{linkId}/{orderId}/decide',
]);

/** A fuzz that the gates swallow proves nothing. */
function expectReach(statuses: ReadonlyMap<string, ReadonlyMap<number, number>>): void {
  const GATES = new Set([401, 429]);
  const unreached = [...statuses].filter(
    ([, counts]) => ![...counts.keys()].some((code) => !GATES.has(code)),
  );
  expect(unreached).toEqual([]);
  const limited = [...statuses.values()].reduce((sum, counts) => sum + (counts.get(429) ?? 0), 0);
  expect(limited).toBeLessThan(REQUESTS / 1000);
  const ofLinks = [...statuses].filter(
    ([route]) => /^GET .*\{linkId\}/.test(route) && !HAVE_NOTHING.has(route),
  );
  const silent = ofLinks.filter(([, counts]) => (counts.get(200) ?? 0) < REQUESTS / 1000);
  expect(silent).toEqual([]);
  expect(statuses.get('POST /store/v1/xero/webhooks')?.get(200)).toBeGreaterThan(REQUESTS / 500);
}
