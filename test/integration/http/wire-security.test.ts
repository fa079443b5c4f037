import { randomBytes, randomUUID } from 'node:crypto';
import { makeAdmin, TestService } from '../../support/start-service.ts';

const EVENT = {
  sequence: 1,
  entity: 'order',
  entityId: 7,
  kind: 'placed',
  occurredOnUtc: '2026-11-24T08:00:00Z',
};
const EVENTS = '/store/v1/events';

interface Refusal {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly suggestion?: string;
    readonly path?: string;
    readonly serverTime?: string;
  };
}

function getError(answer: { readonly body: unknown }): Refusal['error'] {
  return (answer.body as Refusal).error;
}

let service: TestService;

beforeEach(async () => {
  service = new TestService();
  await service.start();
});

afterEach(() => service.stop());

describe('pairing', () => {
  it('takes five wrong codes, and then not even the right one', async () => {
    const code = service.readCode();
    for (let tries = 0; tries < 5; tries += 1) {
      const refused = await service.pairWith('WRONGCODE9').expect(403);
      expect(getError(refused).code).toBe('pairing.code_wrong');
    }
    const closed = await service.pairWith(code).expect(403);
    expect(getError(closed).code).toBe('pairing.no_open_code');
    expect(getError(closed).suggestion).toContain('npm run pair');
  });

  it('takes a code once, typed as people type', async () => {
    const code = service.readCode();
    const typed = `${code.slice(0, 5).toLowerCase()}-${code.slice(5)} `;
    await service.pairWith(typed).expect(200);
    await service.pairWith(code).expect(403);
  });

  it('names the field of a request that is not in form', async () => {
    const answer = await service.request
      .post('/store/v1/pair')
      .set('Daybook-Wire-Version', '1')
      .send({ code: service.readCode(), storeUrl: 'shop', outboxEpoch: service.epoch })
      .expect(422);
    expect(getError(answer).path).toBe('storeUrl');
  });
});

describe('events', () => {
  beforeEach(() => service.pair());

  it('accepts good ones beside a bad one, and names the bad field', async () => {
    const events = [EVENT, { ...EVENT, sequence: 2, entityId: 'x' }, { ...EVENT, sequence: 3 }];
    const answer = await service.call({ path: EVENTS, body: { events } }).expect(200);
    expect(answer.body).toEqual({
      accepted: [1, 3],
      rejected: [{ sequence: 2, path: 'events[1].entityId' }],
    });
  });

  it('accepts an event that it has already, so that the store marks it', async () => {
    for (let times = 0; times < 2; times += 1) {
      const answer = await service.call({ path: EVENTS, body: { events: [EVENT] } }).expect(200);
      expect(answer.body).toEqual({ accepted: [1], rejected: [] });
    }
  });

  it.each([
    ['an envelope of the wrong type', { events: 'many' }, 422, 'request.invalid', 'events'],
    [
      'more than 500 events',
      { events: Array.from({ length: 501 }, () => EVENT) },
      422,
      'request.invalid',
      'events',
    ],
    ['what is not JSON', 'events=1', 400, 'request.not_json', undefined],
  ])('refuses %s with its path', async (_, body, status, code, path) => {
    const error = getError(await service.call({ path: EVENTS, body }).expect(status));
    expect(error.code).toBe(code);
    expect(error.path).toBe(path);
  });

  it('refuses 10 MB', async () => {
    const body = { events: [{ ...EVENT, data: { text: 'x'.repeat(10_000_000) } }] };
    const answer = await service.call({ path: EVENTS, body }).expect(413);
    expect(getError(answer).code).toBe('request.too_large');
  });
});

describe('signatures', () => {
  beforeEach(() => service.pair());
  const now = (): number => Math.floor(Date.now() / 1000);
  const good = { path: EVENTS, body: { events: [EVENT] } };

  it.each([
    ['a wrong secret', () => ({ ...good, secret: 'another' })],
    ['an unknown key', () => ({ ...good, headers: { 'Daybook-Key': 'unknown' } })],
    ['a clock 301 s behind', () => ({ ...good, timestamp: now() - 301 })],
    ['a clock 310 s ahead', () => ({ ...good, timestamp: now() + 310 })],
    ['no signature', () => ({ ...good, headers: { 'Daybook-Signature': '' } })],
    ['an identity put on afterwards', () => ({ ...good, headers: { 'Daybook-Identity': 'e30' } })],
    ['an identity outside /app', () => ({ ...good, identity: makeAdmin(['view']) })],
    ['no identity inside /app', () => ({ path: '/app/api/v1/status' })],
  ])('refuses %s with the server’s time', async (_, makeCall) => {
    const answer = await service.call(makeCall()).expect(401);
    const error = getError(answer);
    expect(error.code).toBe('request.not_signed');
    expect(Math.abs(Date.parse(error.serverTime ?? '') - Date.now())).toBeLessThan(5000);
  });

  it('refuses a body or a path that was not signed', async () => {
    const signed = service.call(good);
    await signed.send(JSON.stringify({ events: [{ ...EVENT, entityId: 8 }] })).expect(401);
    const read = service.call({
      path: '/app/api/v1/orders?limit=1',
      identity: makeAdmin(['view']),
    });
    read.query({ limit: '2' });
    await read.expect(401);
  });

  it('takes a nonce once for a write', async () => {
    const nonce = randomBytes(16).toString('hex');
    await service.call({ ...good, nonce }).expect(200);
    await service.call({ ...good, nonce }).expect(401);
  });

  it('refuses a write that was signed before this process started', async () => {
    await service.call({ ...good, timestamp: now() - 120 }).expect(401);
  });
});

describe('who may do what', () => {
  beforeEach(() => service.pair());

  it('refuses an admin without the permission, and names it', async () => {
    const identity = makeAdmin(['view']);
    const body = { clientId: 'id', clientSecret: 'secret' };
    const answer = await service.call({ path: '/app/api/v1/xero/app', body, identity }).expect(403);
    expect(getError(answer).message).toContain('administer');
    await service.call({ path: '/app/api/v1/status', identity }).expect(200);
  });

  it('takes nothing from a copy of the shop, and goes on with the shop itself', async () => {
    const copy = { 'Daybook-Outbox-Epoch': randomUUID() };
    const call = { path: EVENTS, body: { events: [EVENT] } };
    const answer = await service.call({ ...call, headers: copy }).expect(409);
    expect(getError(answer).code).toBe('store.foreign_shop');
    await service.call(call).expect(200);
  });

  it.each([
    ['moved', 200],
    ['copy', 409],
  ])('an administrator says that the unknown shop %s: its events get %i', async (is, status) => {
    const headers = {
      'Daybook-Outbox-Epoch': randomUUID(),
      'Daybook-Store-Url': 'https://new.example.test/',
    };
    const events = { path: EVENTS, body: { events: [EVENT] }, headers };
    await service.call(events).expect(409);
    const answer = { path: '/app/api/v1/shop-identity', body: { is }, headers };
    await service.call({ ...answer, identity: makeAdmin(['view']) }).expect(403);
    await service.call(events).expect(409);
    await service.call({ ...answer, identity: makeAdmin(['view', 'administer']) }).expect(200);
    await service.call(events).expect(status);
    await service.call({ ...events, headers: {} }).expect(is === 'moved' ? 409 : 200);
  });

  it.each([
    ['2', 'store.service_outdated'],
    ['0', 'store.plugin_outdated'],
  ])('says which side to update for wire version %s', async (version, code) => {
    const headers = { 'Daybook-Wire-Version': version };
    const answer = await service.call({ path: EVENTS, body: { events: [] }, headers }).expect(426);
    expect(getError(answer).code).toBe(code);
  });
});

describe('logs', () => {
  it('hold no code, secret, signature or e-mail address', async () => {
    const code = service.readCode();
    await service.pairWith('WRONGCODE9').expect(403);
    await service.pair();
    const identity = makeAdmin(['view', 'administer']);
    const clientSecret = randomBytes(24).toString('hex');
    const body = { clientId: 'client-id', clientSecret };
    await service.call({ path: '/app/api/v1/xero/app', body, identity }).expect((answer) => {
      expect(answer.status).toBeLessThan(300);
    });
    await service.call({ path: '/app/api/v1/xero/connect', body: {}, identity });
    await service.call({ path: EVENTS, body: { events: [EVENT] }, secret: 'forged' }).expect(401);
    const text = service.logs.join('');
    expect(text).toContain('request refused');
    for (const secret of [code, service.secret, clientSecret, identity.email, identity.name]) {
      expect(text).not.toContain(secret);
    }
  });
});
