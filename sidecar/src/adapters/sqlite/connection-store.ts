import type {
  ConnectionStore,
  XeroApp,
  XeroConnection,
  XeroTokens,
} from '../../ports/connection-store.ts';
import type { SecretBox } from '../../ports/secret-box.ts';
import type { XeroConnectionsTable } from './tables-of-xero.ts';
import { fromJson, type Db } from './db.ts';
import { createOAuthStateStore } from './oauth-state-store.ts';

/** One Xero app a service. */
const APP_ID = 'app';

type SealedTokens = Pick<XeroTokens, 'accessToken' | 'refreshToken' | 'previousRefreshToken'>;

export function createConnectionStore(db: Db, secretBox: SecretBox): ConnectionStore {
  return {
    ...createOAuthStateStore(db),
    async saveApp(app) {
      const values = {
        client_id: app.clientId,
        sealed_client_secret: secretBox.seal(app.clientSecret, APP_ID),
        redirect_uri: app.redirectUri,
        scopes: app.scopes,
      };
      await db
        .insertInto('xero_app')
        .values({ id: APP_ID, ...values })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute();
    },
    async findApp() {
      const row = await db.selectFrom('xero_app').selectAll().executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        clientId: row.client_id,
        clientSecret: secretBox.open(row.sealed_client_secret, APP_ID),
        redirectUri: row.redirect_uri,
        scopes: row.scopes as XeroApp['scopes'],
      };
    },
    async saveTokens(tokens) {
      const { accessToken, refreshToken, previousRefreshToken } = tokens;
      const sealed: SealedTokens = { accessToken, refreshToken, previousRefreshToken };
      const values = {
        sealed_tokens: secretBox.seal(JSON.stringify(sealed), tokens.id),
        expires_at: tokens.expiresAt,
        refreshed_at: tokens.refreshedAt,
        state: tokens.state,
      };
      await db
        .insertInto('xero_tokens')
        .values({ id: tokens.id, ...values, lease_until: null })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute();
    },
    async findTokens(id) {
      const row = await db
        .selectFrom('xero_tokens')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        id,
        ...fromJson<SealedTokens>(secretBox.open(row.sealed_tokens, id)),
        expiresAt: row.expires_at,
        refreshedAt: row.refreshed_at,
        state: row.state as XeroTokens['state'],
      };
    },
    async saveConnections(connections) {
      for (const connection of connections) {
        const { tenant_id, ...values } = toRow(connection);
        await db
          .insertInto('xero_connections')
          .values({ tenant_id, ...values })
          .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(values))
          .execute();
      }
    },
    async findConnection(tenantId) {
      const row = await db
        .selectFrom('xero_connections')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst();
      return row === undefined ? undefined : toConnection(row);
    },
    async listConnections() {
      const rows = await db
        .selectFrom('xero_connections')
        .selectAll()
        .orderBy('tenant_name')
        .execute();
      return rows.map(toConnection);
    },
    async takeRefreshLease(tokenId, now, until) {
      const result = await db
        .updateTable('xero_tokens')
        .set({ lease_until: until })
        .where('id', '=', tokenId)
        .where((expression) =>
          expression.or([
            expression('lease_until', 'is', null),
            expression('lease_until', '<=', now),
          ]),
        )
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async releaseRefreshLease(tokenId, until) {
      await db
        .updateTable('xero_tokens')
        .set({ lease_until: null })
        .where('id', '=', tokenId)
        .where('lease_until', '=', until)
        .execute();
    },
  };
}

function toRow(connection: XeroConnection): XeroConnectionsTable {
  return {
    tenant_id: connection.tenantId,
    connection_id: connection.connectionId,
    tenant_name: connection.tenantName,
    token_id: connection.tokenId,
    state: connection.state,
  };
}

function toConnection(row: XeroConnectionsTable): XeroConnection {
  return {
    tenantId: row.tenant_id,
    connectionId: row.connection_id,
    tenantName: row.tenant_name,
    tokenId: row.token_id,
    state: row.state as XeroConnection['state'],
  };
}
