import { createHmac } from 'node:crypto';
import { TestService } from '../../support/start-service.ts';

const INTENT =
  '{"events":[],"firstEventSequence":0,"lastEventSequence":0,"entropy":"S0m3r4nd0mt3xt"}';
const SPACED = '{ "events" : [ ],\n  "entropy": "ü" }';

let service: TestService;

beforeAll(async () => {
  service = new TestService();
  await service.start();
  await service.pair();
});

afterAll(() => service.stop());

function post(body: string, key = 'webhook-key', signed = body) {
  return service.call({
    path: '/store/v1/xero/webhooks',
    body,
    headers: { 'x-xero-signature': createHmac('sha256', key).update(signed).digest('base64') },
  });
}

it.each([INTENT, SPACED])(
  'answers Xero’s intent to receive %j with 200, over the raw bytes',
  async (body) => {
    const answer = await post(body);
    expect([answer.status, answer.text]).toEqual([200, '']);
  },
);

it.each([
  ['a wrong key', INTENT, 'another', INTENT],
  ['another body', INTENT, 'webhook-key', SPACED],
  ['a body written anew', SPACED, 'webhook-key', JSON.stringify(JSON.parse(SPACED))],
])('refuses %s with 401 and no body', async (_name, body, key, signed) => {
  const answer = await post(body, key, signed);
  expect([answer.status, answer.text]).toEqual([401, '']);
});

it.each(['[]', '{"events":[{"tenantId":5},null]}'])(
  'takes %j that is signed, and leaves out what it does not understand',
  async (body) => {
    expect((await post(body)).status).toBe(200);
  },
);

it('refuses a request without a signature with 401', async () => {
  expect((await service.call({ path: '/store/v1/xero/webhooks', body: INTENT })).status).toBe(401);
});
