import { randomBytes } from 'node:crypto';
import {
  OUTBOX_EPOCH_HEADER,
  STORE_URL_HEADER,
  WIRE_VERSION,
  WIRE_VERSION_HEADER,
  type AdminIdentity,
} from '../../contract/index.ts';
import { buildSignedHeaders } from '../../contract/signing.ts';
import type { Pairing } from './shop.ts';

export interface PluginRequest {
  readonly method: string;
  readonly pathWithQuery: string;
  readonly body: Uint8Array;
  readonly contentType?: string | undefined;
  readonly identity?: AdminIdentity;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface PluginSide {
  readonly storeUrl: string;
  readonly outboxEpoch: string;
  /** The present one unless told. */
  readonly wireVersion?: number | undefined;
}

/** A request as the plugin sends it: signed exactly as it goes, with the shop's identity. */
export async function fetchSigned(
  pairing: Pairing,
  side: PluginSide,
  request: PluginRequest,
): Promise<Response> {
  const signed = buildSignedHeaders({
    keyId: pairing.keyId,
    secret: pairing.secret,
    direction: 'to-sidecar',
    timestamp: Math.floor(Date.now() / 1000),
    nonce: randomBytes(16).toString('hex'),
    method: request.method,
    pathWithQuery: request.pathWithQuery,
    body: request.body,
    ...(request.identity === undefined ? {} : { identity: request.identity }),
  });
  return fetch(new URL(request.pathWithQuery, pairing.sidecarUrl), {
    method: request.method,
    redirect: 'manual',
    headers: {
      ...request.headers,
      ...signed,
      ...makeSideHeaders(side),
      ...(request.contentType === undefined ? {} : { 'content-type': request.contentType }),
    },
    ...(request.method === 'GET' || request.body.length === 0
      ? {}
      : { body: Buffer.from(request.body) }),
    signal: AbortSignal.timeout(60_000),
  });
}

export function makeSideHeaders(side: PluginSide): Record<string, string> {
  return {
    [WIRE_VERSION_HEADER]: String(side.wireVersion ?? WIRE_VERSION),
    [STORE_URL_HEADER]: side.storeUrl,
    [OUTBOX_EPOCH_HEADER]: side.outboxEpoch,
  };
}
