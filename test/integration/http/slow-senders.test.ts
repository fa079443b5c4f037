import { randomBytes } from 'node:crypto';
import { buildSignedHeaders } from '../../../sidecar/src/contract/signing.ts';
import { RawSocket } from '../../support/raw-socket.ts';
import { TestService } from '../../support/start-service.ts';

const EVENTS = '/store/v1/events';
const FIVE_MB = 5 * 1024 * 1024;

let service: TestService;
let socket: RawSocket;
beforeAll(async () => {
  service = new TestService();
  await service.start({ patience: { headersMs: 200, requestMs: 400 } });
  await service.pair();
});
beforeEach(async () => {
  socket = await RawSocket.open(service.url);
});
afterEach(() => socket.close());
afterAll(() => service.stop());

/** The head of a request that says how long its body is, with the signature of an empty one. */
function makeHead(path: string, bytes: number, keyId = service.keyId): string {
  const headers = {
    ...buildSignedHeaders({
      keyId,
      secret: service.secret,
      direction: 'to-sidecar',
      timestamp: Math.floor(Date.now() / 1000),
      nonce: randomBytes(16).toString('hex'),
      method: 'POST',
      pathWithQuery: path,
      body: Buffer.alloc(0),
    }),
    'Daybook-Wire-Version': '1',
    'Daybook-Store-Url': service.storeUrl,
    'Daybook-Outbox-Epoch': service.epoch,
    'Content-Length': String(bytes),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\nHost: localhost\r\n${lines.join('')}\r\n`;
}

it('closes on who sends headers drop by drop', async () => {
  socket.write(`POST ${EVENTS} HTTP/1.1\r\nHost: localhost\r\nX-Slow: `);
  expect(await socket.dripUntilClosed('x')).not.toContain(' 200 ');
});

it('closes on who sends a body drop by drop, though its key is a paired one', async () => {
  socket.write(makeHead(EVENTS, 100_000));
  expect(await socket.dripUntilClosed('x')).not.toContain(' 200 ');
});

it('closes on who connects and says nothing', async () => {
  expect(await socket.readUntilClosed()).not.toContain(' 200 ');
});

it('goes on with who is refused and sends its body all the same, until it closes', async () => {
  socket.write(makeHead(EVENTS, 100_000, 'pk_unknown'));
  expect(await socket.dripUntilClosed('x')).toMatch(/^HTTP\/1.1 401 /);
});

it.each([
  ['an unknown key', () => makeHead(EVENTS, FIVE_MB - 1, 'pk_unknown'), 401],
  ['a store route', () => makeHead(EVENTS, FIVE_MB), 413],
  ['Xero’s webhooks', () => makeHead('/store/v1/xero/webhooks', 1024 * 1024 + 1), 413],
  ['pairing', () => makeHead('/store/v1/pair', 16 * 1024 + 1), 413],
])('answers a body too large or from a stranger before it comes: %s', async (_, head, status) => {
  socket.write(head());
  expect(await socket.readStatusLine()).toContain(` ${status} `);
});
