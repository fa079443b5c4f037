import { createHmac, randomBytes } from 'node:crypto';
import type { AdminIdentity } from '../../sidecar/src/contract/index.ts';
import { SERVICE_OPERATIONS } from '../../sidecar/src/contract/operations.ts';
import { buildSignedHeaders } from '../../sidecar/src/contract/signing.ts';
import { STRANGE_TEXTS, type FuzzValues } from './fuzz-values.ts';
import { makeAdmin } from './start-service.ts';

/** Who signs, and what it says of itself. */
export interface FuzzShop {
  readonly keyId: string;
  readonly secret: string;
  readonly storeUrl: string;
  readonly epoch: string;
}

/** What the service knows: ids that a request may name, so that it comes past the first look. */
export interface FuzzWorld {
  readonly shop: FuzzShop;
  /** May be unpaired. */
  readonly spare: FuzzShop;
  readonly linkId: string;
  readonly tenantId: string;
  readonly orderIds: readonly number[];
  /** An open entry of Review. */
  readonly entryId: string;
  readonly rules: Readonly<Record<string, unknown>>;
}

export interface FuzzRequest {
  readonly route: string;
  readonly isHealth: boolean;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const PAGES = ['GET /app/', 'GET /app/{page}', 'GET /app/assets/{page}', 'POST /app/'];
const HEALTH = ['GET /healthz', 'GET /readyz', 'GET /metrics', 'POST /readyz', 'GET /{page}'];
/** Takes no input, and copies the database each time. */
const COPIES = 'POST /app/api/v1/backups';
const OPERATIONS = Object.keys(SERVICE_OPERATIONS).filter((route) => route !== COPIES);
export const FUZZ_ROUTES = [...OPERATIONS, ...PAGES, ...HEALTH];

/**
 * These need no body, so with what is known they are not malformed at all: a person may well pause a
 * link, or take out an order. They get links and orders that are not there.
 */
const WELL_FORMED_BY_THEIR_PATH =
  /^POST .*\/(include|exclude|resync|undo|decide|contact|pause|resume|continue|make-again|make)$/;

const FIELDS = (
  'events sequence entity entityId kind occurredOnUtc code storeUrl outboxEpoch clientId clientSecret ' +
  'storeId tenantId from to linkId settings accounts limit is reason bookFirst nopVersion pluginVersion'
).split(' ');

export function makeFuzzRequest(values: FuzzValues, world: FuzzWorld): FuzzRequest {
  const route = values.pick(FUZZ_ROUTES);
  const [method = ''] = route.split(' ');
  const path = makePath(values, world, route);
  const body = method === 'GET' ? '' : makeBody(values, world, route);
  const headers = makeHeaders(values, world, { route, method, path, body });
  return { route, isHealth: HEALTH.includes(route), method, path, headers, body };
}

function makePath(values: FuzzValues, world: FuzzWorld, route: string): string {
  const [, template = ''] = route.split(' ');
  const strange = (): string => values.pick([...STRANGE_TEXTS.slice(0, 8), '1', 'abc']);
  const isUnknown = WELL_FORMED_BY_THEIR_PATH.test(route);
  const isOfOrder = template.includes('{orderId}');
  const known: Readonly<Record<string, () => string>> = {
    '{linkId}': () => (isUnknown && !isOfOrder ? strange() : world.linkId),
    '{orderId}': () => (isUnknown ? strange() : String(values.pick(world.orderIds))),
    '{entryId}': () => world.entryId,
    '{month}': () => '2026-11',
    '{page}': () => 'index.html',
  };
  const filled = template.replaceAll(/\{\w+\}/g, (name) => {
    const make = known[name];
    return encodeURIComponent(make !== undefined && values.isChosen(0.6) ? make() : strange());
  });
  const end = values.isChosen(0.05) ? '/%2e%2e/x' : '';
  return filled + end + makeQuery(values, world);
}

function makeQuery(values: FuzzValues, world: FuzzWorld): string {
  const names = ['limit', 'after', 'state', 'search', 'code', 'error', 'reasonCode'];
  const strange = names
    .filter(() => values.isChosen(0.2))
    .map((name) => `${name}=${encodeURIComponent(values.pick(STRANGE_TEXTS).slice(0, 50))}`);
  // Some routes take nothing without these.
  const needed = [`orderIds=${values.pick(world.orderIds)}`, 'since=2026-01-01T00:00:00Z'];
  const pairs = [...strange, ...needed.filter(() => values.isChosen(0.7))];
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function makeBody(values: FuzzValues, world: FuzzWorld, route: string): string {
  const { linkId, tenantId, shop } = world;
  const known = { linkId, tenantId, storeUrl: shop.storeUrl, outboxEpoch: shop.epoch, storeId: 1 };
  if (values.isChosen(0.4)) return values.body(FIELDS, known);
  if (route.endsWith('/rules')) {
    // A number where a table belongs: whatever else a spoilt rule set is, this one is not well-formed.
    return JSON.stringify({ ...world.rules, [values.pick(Object.keys(world.rules))]: 7 });
  }
  if (route.endsWith('/events')) {
    const at = '2026-11-24T08:00:00Z';
    const entityId = values.pick(world.orderIds);
    const event = { sequence: 1, entity: 'order', entityId, kind: 'placed', occurredOnUtc: at };
    const events = [values.spoil(event), values.spoil(event)];
    return JSON.stringify({ events });
  }
  if (route.endsWith('/webhooks')) return makeWebhook(values, tenantId);
  return values.body(FIELDS, known);
}

function makeWebhook(values: FuzzValues, tenantId: string): string {
  const event = {
    resourceUrl: 'https://api.xero.com/api.xro/2.0/Contacts/1',
    resourceId: '6a9d6a2f-5d1c-4b1f-9d9e-0d8f2a1c3b4e',
    eventDateUtc: '2026-11-24T08:00:00.000',
    eventType: 'UPDATE',
    eventCategory: 'CONTACT',
    tenantId,
    tenantType: 'ORGANISATION',
  };
  const events = Array.from({ length: values.integer(4) }, () => values.spoil(event));
  return JSON.stringify({ events, firstEventSequence: 1, entropy: 'S0m3r4nd0m' });
}

/** Another admin each time: limits are by admin, and are not what is tested here. */
function makeSomeAdmin(values: FuzzValues): AdminIdentity {
  const admin = makeAdmin(['view', 'operate', 'account', 'administer']);
  return { ...admin, id: values.integer(1e9) };
}

/** Signed by the paired store in most cases: what is behind the signature has to stand as well. */
function makeHeaders(
  values: FuzzValues,
  world: FuzzWorld,
  call: { route: string; method: string; path: string; body: string },
): Record<string, string> {
  const shop = call.route.endsWith('/unpair') ? world.spare : world.shop;
  const signed = buildSignedHeaders({
    keyId: shop.keyId,
    secret: values.isChosen(0.9) ? shop.secret : 'forged',
    direction: 'to-sidecar',
    timestamp: Math.floor(Date.now() / 1000),
    nonce: randomBytes(16).toString('hex'),
    method: call.method,
    pathWithQuery: call.path,
    body: Buffer.from(call.body),
    ...(call.path.startsWith('/app/') ? { identity: makeSomeAdmin(values) } : {}),
  });
  const key = values.isChosen(0.8) ? 'webhook-key' : 'another';
  const headers: Record<string, string> = {
    ...signed,
    'Daybook-Wire-Version': '1',
    'Daybook-Store-Url': shop.storeUrl,
    'Daybook-Outbox-Epoch': shop.epoch,
    'content-type': 'application/json',
    'x-xero-signature': createHmac('sha256', key).update(call.body).digest('base64'),
  };
  if (values.isChosen(0.1))
    headers[values.pick(Object.keys(headers))] = values.pick([
      '',
      'x',
      '-1',
      'u%00',
      '9'.repeat(3000),
    ]);
  return headers;
}
