import { randomBytes } from 'node:crypto';
import type { AdminIdentity } from '../../../sidecar/src/contract/index.ts';
import { SERVICE_OPERATIONS } from '../../../sidecar/src/contract/operations.ts';
import { buildSignedHeaders } from '../../../sidecar/src/contract/signing.ts';
import { createRandom } from '../../../sidecar/src/sandbox/demo-store/random.ts';
import { makeAdmin, TestService } from '../../support/start-service.ts';

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 20_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_124);

const random = createRandom(SEED);
const pick = <T>(values: readonly T[]): T => values[Math.floor(random.next() * values.length)] as T;

const STRANGE_TEXTS = [
  '',
  ' ',
  '\u0000',
  '../../etc/passwd',
  '%2e%2e%2f',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '𝕏'.repeat(300),
  '\u202Etxt',
  'x'.repeat(100_000),
  '1e309',
  '-0',
  'NaN',
  '2026-02-30',
  '9999999999999999999999',
  'constructor',
  '__proto__',
];

function makeValue(depth = 0): unknown {
  const simple = [
    () => pick(STRANGE_TEXTS),
    () => null,
    () => true,
    () => random.next() * 1e18 - 5e17,
    () => -1,
    () => Math.floor(random.next() * 1000),
  ];
  if (depth > 3 || random.next() < 0.6) return pick(simple)();
  const count = Math.floor(random.next() * 4);
  if (random.next() < 0.5) return Array.from({ length: count }, () => makeValue(depth + 1));
  return Object.fromEntries(
    Array.from({ length: count }, () => [pick([...FIELDS, 'x']), makeValue(depth + 1)]),
  );
}

const FIELDS = [
  'events',
  'sequence',
  'entity',
  'entityId',
  'kind',
  'occurredOnUtc',
  'code',
  'storeUrl',
  'outboxEpoch',
  'clientId',
  'clientSecret',
  'storeId',
  'tenantId',
  'from',
  'to',
  'linkId',
  'settings',
  'accounts',
  'limit',
];

function makeBody(): string {
  const kind = random.next();
  if (kind < 0.1) return pick(['{', '[', 'null', '"', '{"a":', '\uFEFF{}', '[[[[[[', 'undefined']);
  if (kind < 0.2) return '['.repeat(5000);
  const fields = FIELDS.filter(() => random.next() < 0.4);
  return JSON.stringify(Object.fromEntries(fields.map((field) => [field, makeValue()])));
}

function makePath(template: string): string {
  const filled = template.replaceAll(/\{\w+\}/g, () =>
    encodeURIComponent(pick([...STRANGE_TEXTS.slice(0, 8), '1', 'abc'])),
  );
  const query =
    random.next() < 0.4
      ? `?limit=${encodeURIComponent(pick(STRANGE_TEXTS).slice(0, 50))}&after=%00`
      : '';
  return (random.next() < 0.05 ? `${filled}/%2e%2e/x` : filled) + query;
}

/** Another admin each time: limits are by admin, and are not what is tested here. */
function makeManyAdmins(): AdminIdentity {
  const admin = makeAdmin(['view', 'operate', 'account', 'administer']);
  return { ...admin, id: Math.floor(random.next() * 1e9) };
}

/** Signed by the paired store in most cases: what is behind the signature has to stand as well. */
function makeHeaders(service: TestService, call: { method: string; path: string; body: string }) {
  const isAdmin = call.path.startsWith('/app/');
  const signed = buildSignedHeaders({
    keyId: service.keyId,
    secret: random.next() < 0.9 ? service.secret : 'forged',
    direction: 'to-sidecar',
    timestamp: Math.floor(Date.now() / 1000),
    nonce: randomBytes(16).toString('hex'),
    method: call.method,
    pathWithQuery: call.path,
    body: Buffer.from(call.body),
    ...(isAdmin ? { identity: makeManyAdmins() } : {}),
  });
  const headers: Record<string, string> = {
    ...signed,
    'Daybook-Wire-Version': '1',
    'Daybook-Store-Url': service.storeUrl,
    'Daybook-Outbox-Epoch': service.epoch,
    'content-type': 'application/json',
  };
  if (random.next() < 0.15)
    headers[pick(Object.keys(headers))] = pick(['', 'x', '-1', 'ü%00', '9'.repeat(3000)]).replace(
      'ü',
      'u',
    );
  return headers;
}

it(`${REQUESTS} malformed requests: each refused in words, none a fault of the service (seed ${SEED})`, async () => {
  const service = new TestService();
  await service.start();
  await service.pair();
  const routes = Object.keys(SERVICE_OPERATIONS).filter((name) => !name.endsWith('/unpair'));
  const faults: string[] = [];
  for (let count = 0; count < REQUESTS; count += 1) {
    const [method = '', template = ''] = pick(routes).split(' ');
    const path = makePath(template);
    const body = method === 'GET' ? '' : makeBody();
    const answer = await fetch(`${service.url}${path}`, {
      method,
      headers: makeHeaders(service, { method, path, body }),
      ...(body === '' ? {} : { body }),
      redirect: 'manual',
    });
    const text = await answer.text();
    const isFault = answer.status >= 500 && !/"code":"(xero|store)\./.test(text);
    if (isFault) faults.push(`${answer.status} ${method} ${path} ${body.slice(0, 200)} ${text}`);
  }
  const status = await service.call({ path: '/app/api/v1/status', identity: makeAdmin(['view']) });
  await service.stop();
  expect(faults.slice(0, 3)).toEqual([]);
  expect([200, 429]).toContain(status.status);
}, 600_000);
