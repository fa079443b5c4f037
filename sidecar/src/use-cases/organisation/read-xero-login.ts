import { addMs } from '../../domain/time/instant.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

/** So long after it was last used Xero ends a login; each use begins the time anew. */
const UNUSED_LOGIN_MS = 60 * 86_400_000;

export interface XeroLogin {
  readonly organisation: string;
  readonly isConnected: boolean;
  readonly connectedBy: string | null;
  readonly connectedAt: string | null;
  /** When it ends unless it is used before; null where it has ended. */
  readonly endsAt: string | null;
}

/** The login that the link books with. */
export async function readXeroLogin(
  deps: Pick<SetupDeps, 'uow'>,
  linkId: string,
  actor: Actor,
): Promise<XeroLogin> {
  const { stores } = deps.uow;
  const link = await getOwnLinkOrThrow(stores, linkId, actor);
  const connection = await stores.connections.findConnection(link.tenantId);
  const tokens =
    connection === undefined ? undefined : await stores.connections.findTokens(connection.tokenId);
  const isConnected = connection?.state === 'connected' && tokens?.state === 'active';
  const signedIn = await stores.activity.findLatestAudit('xero connected', actor.pairingId);
  return {
    organisation: connection?.tenantName ?? '',
    isConnected,
    connectedBy: signedIn?.actorName ?? null,
    connectedAt: signedIn?.at ?? null,
    endsAt: isConnected ? addMs(tokens.refreshedAt, UNUSED_LOGIN_MS) : null,
  };
}
