import { createXeroGateway } from '../../../sidecar/src/adapters/xero/xero-gateway.ts';
import { DaybookError } from '../../../sidecar/src/domain/errors/daybook-error.ts';
import type { XeroAnswer } from '../../../sidecar/src/ports/xero-gateway.ts';
import {
  createMemoryConnectionStore,
  createMemoryGovernorStore,
} from '../../support/memory-xero-stores.ts';
import {
  startScriptedServer,
  type ScriptedAnswer,
  type ScriptedServer,
} from '../../support/scripted-server.ts';
import { makeInvoiceBody, makeStep } from '../../support/xero-steps.ts';
import { createVirtualTime } from '../../support/virtual-time.ts';

const IDS = { 'contact:L1-C7': 'contact-id' };
const STEPS = [
  makeStep(makeInvoiceBody({ number: 'NOP-1' }), IDS),
  makeStep(makeInvoiceBody({ number: 'NOP-2' }), IDS),
];
const POSTED = {
  InvoiceID: 'a1',
  InvoiceNumber: 'NOP-1',
  Status: 'AUTHORISED',
  CurrencyCode: 'NZD',
  Total: 34.6,
  TotalTax: 4.51,
  Contact: { ContactID: 'contact-id' },
};
const ZERO_ID = '00000000-0000-0000-0000-000000000000';
const LOGGER = { info() {}, warn() {}, error() {} };

const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function setUp(answer: (index: number) => ScriptedAnswer, timeoutMs = 5000) {
  const server = await startScriptedServer((_request, index) => answer(index));
  servers.push(server);
  const connections = createMemoryConnectionStore();
  const renewed: string[] = [];
  const identity = {
    getAccessToken: async () => `token-${renewed.length + 1}`,
    renewAccessToken: async (_tenantId: string, refused: string) => {
      renewed.push(refused);
      return 'token-2';
    },
    listOrganisations: async () => [],
  };
  const time = createVirtualTime();
  const gateway = createXeroGateway({
    apiUrl: `${server.url}/`,
    identity,
    governorStore: createMemoryGovernorStore(),
    connections,
    clock: time,
    logger: LOGGER,
    delay: async () => undefined,
    timeoutMs,
  });
  const send = (): Promise<XeroAnswer> =>
    gateway.send(gateway.buildRequest('invoice', STEPS), {
      tenantId: 't1',
      idempotencyKey: 'key-1',
      priority: 'live',
    });
  return { server, gateway, send, renewed, connections, time };
}

describe('send', () => {
  it('puts all documents in one call, with its key, and answers for each in order', async () => {
    const refusal = {
      InvoiceID: ZERO_ID,
      InvoiceNumber: 'NOP-2',
      HasErrors: true,
      StatusAttributeString: 'ERROR',
      ValidationErrors: [{ Message: 'Invoice # must be unique.' }],
    };
    const { server, send } = await setUp(() => ({ body: { Invoices: [POSTED, refusal] } }));
    expect(await send()).toEqual({
      outcome: 'answered',
      httpStatus: 200,
      elements: [
        {
          ok: true,
          document: {
            xeroId: 'a1',
            number: 'NOP-1',
            currency: 'NZD',
            totalMinor: 3460,
            taxMinor: 451,
            status: 'AUTHORISED',
            contactId: 'contact-id',
          },
        },
        {
          ok: false,
          reason: { code: 'xero.number_taken', details: {} },
          messages: ['Invoice # must be unique.'],
        },
      ],
    });
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'PUT', path: '/api.xro/2.0/Invoices' });
    expect(Object.fromEntries(request?.query ?? [])).toEqual({
      summarizeErrors: 'false',
      unitdp: '4',
    });
    expect(request?.headers).toMatchObject({
      'idempotency-key': 'key-1',
      'xero-tenant-id': 't1',
      authorization: 'Bearer token-1',
      'content-type': 'application/json',
    });
    expect(JSON.parse(request?.body ?? '')).toMatchObject({
      Invoices: [{ InvoiceNumber: 'NOP-1', LineItems: [{ UnitAmount: 11.5 }] }, {}],
    });
  });

  it('finds errors that sit on the contact or on a line', async () => {
    const line = { ValidationErrors: [{ Message: 'The TaxType field is mandatory' }] };
    const refusal = { InvoiceID: 'a2', InvoiceNumber: 'NOP-2', LineItems: [line] };
    const { send } = await setUp(() => ({ body: { Invoices: [POSTED, refusal] } }));
    expect(await send()).toMatchObject({
      elements: [{ ok: true }, { ok: false, reason: { code: 'xero.tax_missing' } }],
    });
  });

  const validation = {
    ErrorNumber: 10,
    Type: 'ValidationException',
    Message: 'A validation exception occurred',
    Elements: [
      {
        ValidationErrors: [
          { Message: "Account code '999' is not a valid code for this document." },
        ],
      },
    ],
  };
  const html = { 'content-type': 'text/html' };
  const ANSWERS: readonly (readonly [string, ScriptedAnswer, object])[] = [
    [
      'a whole call refused',
      { status: 400, body: validation },
      { outcome: 'rejected', httpStatus: 400, reason: { code: 'xero.account_invalid' } },
    ],
    [
      'a contact that does not exist',
      { status: 404, headers: html, body: 'The resource cannot be found' },
      { outcome: 'rejected', httpStatus: 404, reason: { code: 'xero.not_found' } },
    ],
    [
      'a body that is too large',
      { status: 413, body: '' },
      { outcome: 'rejected', httpStatus: 413, reason: { code: 'xero.refused' } },
    ],
    [
      'a key that was used for other bytes',
      { status: 400, body: { Message: 'Idempotency Key: k is used with a different request.' } },
      { outcome: 'unknown', replay: false, reason: { code: 'xero.key_reused' } },
    ],
    [
      'the minute limit',
      { status: 429, headers: { 'retry-after': '12', 'x-rate-limit-problem': 'minute' } },
      {
        outcome: 'notTaken',
        reason: { code: 'xero.rate_limited' },
        retryAt: '2026-11-24T00:00:12.000Z',
      },
    ],
    [
      'the day limit',
      { status: 429, headers: { 'retry-after': '7200', 'x-rate-limit-problem': 'day' } },
      {
        outcome: 'notTaken',
        reason: { code: 'xero.day_limit_reached' },
        retryAt: '2026-11-24T02:00:00.000Z',
      },
    ],
    [
      'an organisation that is offline',
      {
        status: 503,
        headers: { 'content-type': 'text/plain' },
        body: 'The organisation is offline',
      },
      { outcome: 'notTaken', httpStatus: 503, reason: { code: 'xero.offline' } },
    ],
    [
      'a gateway that is overloaded',
      { status: 503, headers: html, body: '<html></html>' },
      { outcome: 'unknown', replay: true },
    ],
    ['a bad gateway', { status: 502, body: '' }, { outcome: 'unknown', replay: true }],
    ['a gateway time-out', { status: 504, body: '' }, { outcome: 'unknown', replay: true }],
    [
      'an error inside Xero',
      { status: 500, body: { Title: 'An error occurred' } },
      { outcome: 'unknown', replay: false, reason: { code: 'xero.server_error' } },
    ],
    [
      'a page instead of an answer',
      { headers: html, body: '<html>hello</html>' },
      { outcome: 'unknown', replay: false, reason: { code: 'xero.answer_unreadable' } },
    ],
    ['an empty object', { body: {} }, { outcome: 'unknown', replay: false }],
    ['an empty answer', { body: '' }, { outcome: 'unknown', replay: false }],
    ['no list', { body: { Invoices: 'none' } }, { outcome: 'unknown', replay: false }],
    [
      'an amount that is no amount',
      { body: { Invoices: [{ ...POSTED, Total: 1e-9 }, POSTED] } },
      { outcome: 'unknown', replay: false },
    ],
    [
      'fewer documents than sent',
      { body: { Invoices: [POSTED] } },
      { outcome: 'unknown', replay: false, reason: { code: 'xero.answer_incomplete' } },
    ],
    [
      'documents of other numbers than sent',
      { body: { Invoices: [POSTED, { ...POSTED, InvoiceNumber: 'NOP-9' }] } },
      { outcome: 'unknown', replay: false, reason: { code: 'xero.answer_incomplete' } },
    ],
    [
      'a document without an id and without an error',
      { body: { Invoices: [POSTED, { InvoiceID: ZERO_ID, InvoiceNumber: 'NOP-2' }] } },
      { outcome: 'unknown', replay: false },
    ],
    ['a connection that is cut', { fault: 'reset' }, { outcome: 'unknown', replay: true }],
  ];

  it.each(ANSWERS)('translates %s', async (_name, answer, expected) => {
    const { send, server } = await setUp(() => answer);
    expect(await send()).toMatchObject(expected);
    expect(server.requests).toHaveLength(1);
  });

  it('gives up waiting for an answer, which may be replayed', async () => {
    const { send } = await setUp(() => ({ fault: 'silence' }), 200);
    expect(await send()).toMatchObject({
      outcome: 'unknown',
      httpStatus: 0,
      replay: true,
      reason: { code: 'xero.answer_lost' },
    });
  });

  it('knows that nothing was taken when nobody listens', async () => {
    const { send, server } = await setUp(() => ({}));
    await server.close();
    expect(await send()).toMatchObject({
      outcome: 'notTaken',
      httpStatus: 0,
      reason: { code: 'xero.unreachable' },
      retryAt: '2026-11-24T00:00:30.000Z',
    });
  });

  it('renews a token that is refused, and lets the call go again at once under a new key', async () => {
    const { send, renewed, server } = await setUp(() => ({ status: 401, body: {} }));
    expect(await send()).toMatchObject({
      outcome: 'notTaken',
      reason: { code: 'xero.token_expired' },
      retryAt: '2026-11-24T00:00:00.000Z',
    });
    expect(renewed).toEqual(['token-1']);
    expect(server.requests).toHaveLength(1);
    expect(await send()).toMatchObject({ retryAt: '2026-11-24T00:01:00.000Z' });
  });

  it('does not renew the token where only a permission is missing', async () => {
    const headers = { 'www-authenticate': 'insufficent_scope' };
    const { send, renewed } = await setUp(() => ({ status: 401, headers }));
    expect(await send()).toMatchObject({ reason: { code: 'xero.permission_missing' } });
    expect(renewed).toEqual([]);
  });

  it.each([
    ['connected', 'xero.permission_missing'],
    ['disconnected', 'xero.disconnected'],
  ] as const)('asks after a 403 whether it is %s', async (state, code) => {
    const { send, connections } = await setUp(() => ({ status: 403, body: {} }));
    await connections.saveConnections([
      { tenantId: 't1', connectionId: 'c', tenantName: 'n', tokenId: 'x', state },
    ]);
    expect(await send()).toMatchObject({ outcome: 'notTaken', httpStatus: 403, reason: { code } });
  });

  it('sends nothing while the organisation is parked', async () => {
    const parked = {
      status: 429,
      headers: { 'retry-after': '7200', 'x-rate-limit-problem': 'day' },
    };
    const { send, server } = await setUp(() => parked);
    await send();
    expect(await send()).toMatchObject({
      outcome: 'notTaken',
      httpStatus: 0,
      reason: { code: 'xero.day_limit_reached' },
      retryAt: '2026-11-24T02:00:00.000Z',
    });
    expect(server.requests).toHaveLength(1);
  });

  it('sends nothing when nobody is signed in', async () => {
    const { gateway, server } = await setUp(() => ({}));
    const signedOut = createXeroGateway({
      apiUrl: server.url,
      identity: {
        getAccessToken: () => Promise.reject(new DaybookError('xero.sign_in_again')),
        renewAccessToken: () => Promise.reject(new DaybookError('xero.sign_in_again')),
        listOrganisations: async () => [],
      },
      governorStore: createMemoryGovernorStore(),
      connections: createMemoryConnectionStore(),
      clock: createVirtualTime(),
      logger: LOGGER,
    });
    const options = { tenantId: 't1', idempotencyKey: 'k', priority: 'live' } as const;
    expect(await signedOut.send(gateway.buildRequest('invoice', STEPS), options)).toMatchObject({
      outcome: 'notTaken',
      reason: { code: 'xero.sign_in_again' },
      retryAt: '2026-11-24T00:05:00.000Z',
    });
    expect(server.requests).toHaveLength(0);
  });
});

describe('reads', () => {
  it('are tried again after a fault', async () => {
    const { gateway, server } = await setUp((index) =>
      index === 0 ? { status: 502, body: '' } : { body: { Contacts: [] } },
    );
    expect(await gateway.readContactPage('t1', 'poll', { page: 1, modifiedSince: null })).toEqual({
      contacts: [],
      isLast: true,
      newestUpdatedAt: null,
    });
    expect(server.requests).toHaveLength(2);
  });

  it('go with a renewed token after a 401', async () => {
    const { gateway, server } = await setUp((index) =>
      index === 0 ? { status: 401, body: {} } : { body: { Contacts: [] } },
    );
    await gateway.readContactPage('t1', 'poll', { page: 1, modifiedSince: null });
    expect(server.requests.map((request) => request.headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
  });

  it('take an answer "not modified" for an empty list', async () => {
    const { gateway, server } = await setUp(() => ({ status: 304 }));
    const page = await gateway.readContactPage('t1', 'poll', {
      page: 1,
      modifiedSince: '2026-11-23T10:00:00.000Z',
    });
    expect(page.contacts).toEqual([]);
    expect(server.requests[0]?.headers['if-modified-since']).toBe('2026-11-23T09:59:59.000Z');
  });

  it('do not renew the token where only a permission is missing', async () => {
    const headers = { 'www-authenticate': 'insufficent_scope' };
    const { gateway, server, renewed } = await setUp(() => ({ status: 401, headers }));
    const read = gateway.readContactPage('t1', 'poll', { page: 1, modifiedSince: null });
    await expect(read).rejects.toMatchObject({ code: 'xero.permission_missing' });
    expect([renewed, server.requests.length]).toEqual([[], 1]);
  });

  it.each([
    [{ status: 404 }, 'xero.not_found'],
    [{ status: 403, body: {} }, 'xero.permission_missing'],
    [{ status: 500, body: {} }, 'xero.server_error'],
    [{ status: 503 }, 'xero.offline'],
    [{ status: 400, body: { Message: 'no' } }, 'xero.refused'],
    [{ body: '<html>' }, 'xero.answer_unreadable'],
    [{ fault: 'reset' }, 'xero.unreachable'],
  ] as const)('say what is wrong after %p', async (answer, code) => {
    const { gateway } = await setUp(() => answer);
    await expect(
      gateway.readContactPage('t1', 'poll', { page: 1, modifiedSince: null }),
    ).rejects.toMatchObject({ code });
  });
});
