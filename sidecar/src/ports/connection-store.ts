/** The Xero app (client), the login (tokens) and the organisations that it reaches. */
export interface XeroApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly scopes: 'granular' | 'broad';
}

export interface XeroTokens {
  readonly id: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Kept for the 30-minute grace when the answer to a refresh was lost. */
  readonly previousRefreshToken: string | null;
  readonly expiresAt: string;
  readonly refreshedAt: string;
  readonly state: 'active' | 'revoked';
}

export interface XeroConnection {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly tenantName: string;
  readonly tokenId: string;
  readonly state: 'connected' | 'disconnected';
}

/** One OAuth sign-in on its way: one-time state, bound to the admin and the pairing. */
export interface OAuthState {
  readonly state: string;
  readonly adminId: string;
  readonly name: string;
  readonly pairingId: string;
  readonly expiresAt: string;
  /** Another organisation than the one that the shop books into is what it is for. */
  readonly bringsAnother: boolean;
}

export interface ConnectionStore {
  saveApp(app: XeroApp): Promise<void>;
  findApp(): Promise<XeroApp | undefined>;
  saveTokens(tokens: XeroTokens): Promise<void>;
  findTokens(id: string): Promise<XeroTokens | undefined>;
  saveConnections(connections: readonly XeroConnection[]): Promise<void>;
  findConnection(tenantId: string): Promise<XeroConnection | undefined>;
  listConnections(): Promise<readonly XeroConnection[]>;
  /** Takes the lease for refreshing; false while another holds it. */
  takeRefreshLease(tokenId: string, now: string, until: string): Promise<boolean>;
  /** Of the holder who took it until then; one that took it over keeps it. */
  releaseRefreshLease(tokenId: string, until: string): Promise<void>;
  saveOAuthState(state: OAuthState): Promise<void>;
  /** Single use. */
  takeOAuthState(state: string, now: string): Promise<OAuthState | undefined>;
}
