import { readFileSync } from 'node:fs';
import {
  makeCanonicalText,
  SIGNING_HEADERS,
  signRequest,
  verifyRequestSignature,
  type Direction,
} from '../../sidecar/src/contract/signing.ts';

interface Signed {
  readonly direction: Direction;
  readonly timestamp: number;
  readonly nonce: string;
  readonly method: string;
  readonly pathWithQuery: string;
  readonly body: string;
  readonly identity: string;
  readonly secret: string;
}

interface Vector {
  readonly name: string;
  readonly signedWith: Signed;
  readonly canonicalText: string;
  readonly signature: string;
  readonly received: Signed & { readonly keyId: string; readonly nowSeconds: number };
  readonly expected: string;
}

const file = new URL('../fixtures/contract/signing-vectors.json', import.meta.url);
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] };

function verify(vector: Vector): string {
  const { received } = vector;
  const headers: Record<string, string> = {
    [SIGNING_HEADERS.key]: received.keyId,
    [SIGNING_HEADERS.timestamp]: String(received.timestamp),
    [SIGNING_HEADERS.nonce]: received.nonce,
    [SIGNING_HEADERS.signature]: vector.signature,
    ...(received.identity === '' ? {} : { [SIGNING_HEADERS.identity]: received.identity }),
  };
  const verdict = verifyRequestSignature({
    getHeader: (name) => headers[name],
    secret: received.keyId === 'pk_1' ? received.secret : undefined,
    direction: received.direction,
    method: received.method,
    pathWithQuery: received.pathWithQuery,
    body: Buffer.from(received.body, 'utf8'),
    nowSeconds: received.nowSeconds,
  });
  return verdict.ok ? 'ok' : verdict.reason;
}

describe('signing vectors', () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))(
    '%s: text and signature',
    (_, vector) => {
      const input = { ...vector.signedWith, body: Buffer.from(vector.signedWith.body, 'utf8') };
      expect(makeCanonicalText(input)).toBe(vector.canonicalText);
      expect(signRequest(input)).toBe(vector.signature);
    },
  );

  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s: outcome', (_, vector) => {
    // Whether a nonce was seen before is the server's to know; the signature itself is good.
    expect(verify(vector)).toBe(vector.expected === 'replayed' ? 'ok' : vector.expected);
  });

  it('refuses headers that are missing or not in form', () => {
    const input = {
      secret: 's',
      direction: 'to-sidecar' as const,
      method: 'GET',
      pathWithQuery: '/',
      body: Buffer.alloc(0),
      nowSeconds: 0,
    };
    expect(verifyRequestSignature({ ...input, getHeader: () => undefined })).toEqual({
      ok: false,
      reason: 'missing',
    });
    expect(verifyRequestSignature({ ...input, getHeader: () => 'x' })).toEqual({
      ok: false,
      reason: 'malformed',
    });
  });
});
