/** Tables of what is known of organisations in Xero, as Kysely sees them. */

export interface ContactsTable {
  tenant_id: string;
  contact_key: string;
  contact_id: string | null;
  contact_number: string;
  name: string;
  name_key: string;
  email_address: string;
  email_key: string;
  tax_number: string;
  postal_code: string;
  status: string;
  merged_to_contact_id: string | null;
  tax_key: string;
  postal_key: string;
  /** JSON; null where it was not read yet. */
  details: string | null;
}

export interface ContactMirrorsTable {
  tenant_id: string;
  cursor: string;
}

export interface XeroAppTable {
  id: string;
  client_id: string;
  sealed_client_secret: string;
  redirect_uri: string;
  scopes: string;
}

export interface XeroTokensTable {
  id: string;
  sealed_tokens: string;
  expires_at: string;
  refreshed_at: string;
  state: string;
  lease_until: string | null;
}

export interface XeroConnectionsTable {
  tenant_id: string;
  connection_id: string;
  tenant_name: string;
  token_id: string;
  state: string;
}

export interface OauthStatesTable {
  brings_another: number;
  state_hash: string;
  admin_id: string;
  admin_name: string;
  pairing_id: string;
  expires_at: string;
}

export interface GovernorTable {
  tenant_id: string;
  state: string;
}

export interface ReferenceDataTable {
  owner_id: string;
  side: string;
  body: string;
}
