import type {
  ConnectionStore,
  OAuthState,
  XeroApp,
  XeroConnection,
  XeroTokens,
} from '../../sidecar/src/ports/connection-store.ts';
import type { GovernorState, GovernorStore } from '../../sidecar/src/ports/governor-store.ts';

export function createMemoryGovernorStore(): GovernorStore {
  const states = new Map<string, GovernorState>();
  return {
    find: async (tenantId) => states.get(tenantId),
    save: async (state) => void states.set(state.tenantId, state),
    list: async () => [...states.values()],
  };
}

export interface MemoryConnectionStore extends ConnectionStore {
  readonly savedTokens: readonly XeroTokens[];
}

export function createMemoryConnectionStore(): MemoryConnectionStore {
  let app: XeroApp | undefined;
  const savedTokens: XeroTokens[] = [];
  const connections = new Map<string, XeroConnection>();
  const leases = new Map<string, string>();
  const states = new Map<string, OAuthState>();
  return {
    savedTokens,
    saveApp: async (saved) => void (app = saved),
    findApp: async () => app,
    saveTokens: async (tokens) => void savedTokens.push(tokens),
    findTokens: async (id) => savedTokens.findLast((tokens) => tokens.id === id),
    saveConnections: async (saved) => {
      for (const connection of saved) connections.set(connection.tenantId, connection);
    },
    findConnection: async (tenantId) => connections.get(tenantId),
    listConnections: async () => [...connections.values()],
    takeRefreshLease: async (tokenId, now, until) => {
      if ((leases.get(tokenId) ?? '') > now) return false;
      leases.set(tokenId, until);
      return true;
    },
    releaseRefreshLease: async (tokenId, until) => {
      if (leases.get(tokenId) === until) leases.delete(tokenId);
    },
    saveOAuthState: async (state) => void states.set(state.state, state),
    takeOAuthState: async (state) => {
      const found = states.get(state);
      states.delete(state);
      return found;
    },
  };
}
