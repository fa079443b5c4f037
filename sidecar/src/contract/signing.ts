import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { adminIdentitySchema, type AdminIdentity } from './identity.ts';

export const SIGNING_HEADERS = {
  key: 'Daybook-Key',
  timestamp: 'Daybook-Timestamp',
  nonce: 'Daybook-Nonce',
  identity: 'Daybook-Identity',
  signature: 'Daybook-Signature',
} as const;

/** A request is refused when the clocks are further apart. */
export const MAX_SKEW_SECONDS = 300;

export type Direction = 'to-sidecar' | 'to-store';

export interface SigningInput {
  /** Base64url text; the HMAC key is the UTF-8 of that text. */
  readonly secret: string;
  readonly direction: Direction;
  /** Unix seconds. */
  readonly timestamp: number;
  /** 128 random bits in hex. */
  readonly nonce: string;
  readonly method: string;
  /** Exactly as sent, query included. */
  readonly pathWithQuery: string;
  readonly body: Uint8Array;
  /** The header's text, or empty. */
  readonly identity: string;
}

/** The text that is signed: one line a field, so that no field can run into the next. */
export function makeCanonicalText(input: Omit<SigningInput, 'secret'>): string {
  const bodyHash = createHash('sha256').update(input.body).digest('hex');
  return [
    'v1',
    input.direction,
    String(input.timestamp),
    input.nonce,
    input.method.toUpperCase(),
    input.pathWithQuery,
    bodyHash,
    input.identity,
  ].join('\n');
}

/** Hex HMAC-SHA256 of the canonical text. */
export function signRequest(input: SigningInput): string {
  return createHmac('sha256', input.secret).update(makeCanonicalText(input), 'utf8').digest('hex');
}

/** The headers of a signed request. */
export function buildSignedHeaders(
  input: Omit<SigningInput, 'identity'> & {
    readonly keyId: string;
    readonly identity?: AdminIdentity;
  },
): Record<string, string> {
  const identity = input.identity === undefined ? '' : encodeIdentity(input.identity);
  return {
    [SIGNING_HEADERS.key]: input.keyId,
    [SIGNING_HEADERS.timestamp]: String(input.timestamp),
    [SIGNING_HEADERS.nonce]: input.nonce,
    ...(identity === '' ? {} : { [SIGNING_HEADERS.identity]: identity }),
    [SIGNING_HEADERS.signature]: signRequest({ ...input, identity }),
  };
}

export function encodeIdentity(identity: AdminIdentity): string {
  return Buffer.from(JSON.stringify(identity), 'utf8').toString('base64url');
}

/** The signing headers of a request as it came; undefined where one is missing or not in form. */
export interface SigningClaims {
  readonly keyId: string;
  readonly timestamp: number;
  readonly nonce: string;
  readonly signature: string;
  readonly identityText: string;
}

export function readSigningClaims(
  getHeader: (name: string) => string | undefined,
): SigningClaims | 'missing' | 'malformed' {
  const [keyId, timestamp, nonce, signature] = [
    getHeader(SIGNING_HEADERS.key),
    getHeader(SIGNING_HEADERS.timestamp),
    getHeader(SIGNING_HEADERS.nonce),
    getHeader(SIGNING_HEADERS.signature),
  ];
  if (
    keyId === undefined ||
    timestamp === undefined ||
    nonce === undefined ||
    signature === undefined
  ) {
    return 'missing';
  }
  const isInForm =
    /^\d{1,12}$/.test(timestamp) &&
    /^[0-9a-f]{32}$/.test(nonce) &&
    /^[0-9a-f]{64}$/.test(signature);
  if (!isInForm) return 'malformed';
  const identityText = getHeader(SIGNING_HEADERS.identity) ?? '';
  return { keyId, timestamp: Number(timestamp), nonce, signature, identityText };
}

/** Whether the clocks of the two sides are too far apart. */
export function isClockOff(timestamp: number, nowSeconds: number): boolean {
  return Math.abs(nowSeconds - timestamp) > MAX_SKEW_SECONDS;
}

export type SignatureRefusal =
  'missing' | 'malformed' | 'unknownKey' | 'clockSkew' | 'badSignature';

export type SignatureVerdict =
  | {
      readonly ok: true;
      readonly claims: SigningClaims;
      readonly identity: AdminIdentity | undefined;
    }
  | { readonly ok: false; readonly reason: SignatureRefusal };

export interface VerificationInput {
  readonly getHeader: (name: string) => string | undefined;
  /** Undefined for a key that is not known. */
  readonly secret: string | undefined;
  readonly direction: Direction;
  readonly method: string;
  readonly pathWithQuery: string;
  readonly body: Uint8Array;
  readonly nowSeconds: number;
}

/** Checks a request over its raw path and raw body. Nonces and process start are the caller's. */
export function verifyRequestSignature(input: VerificationInput): SignatureVerdict {
  const claims = readSigningClaims(input.getHeader);
  if (typeof claims === 'string') return { ok: false, reason: claims };
  if (input.secret === undefined) return { ok: false, reason: 'unknownKey' };
  if (isClockOff(claims.timestamp, input.nowSeconds)) {
    return { ok: false, reason: 'clockSkew' };
  }
  const expected = signRequest({
    ...claims,
    secret: input.secret,
    direction: input.direction,
    method: input.method,
    pathWithQuery: input.pathWithQuery,
    body: input.body,
    identity: claims.identityText,
  });
  if (!isSame(expected, claims.signature)) return { ok: false, reason: 'badSignature' };
  if (claims.identityText === '') return { ok: true, claims, identity: undefined };
  const identity = decodeIdentity(claims.identityText);
  return identity === undefined
    ? { ok: false, reason: 'malformed' }
    : { ok: true, claims, identity };
}

function decodeIdentity(text: string): AdminIdentity | undefined {
  try {
    const json: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return adminIdentitySchema.safeParse(json).data;
  } catch {
    return undefined;
  }
}

function isSame(expected: string, given: string): boolean {
  return timingSafeEqual(Buffer.from(expected, 'utf8'), Buffer.from(given, 'utf8'));
}
