import type { XeroApp } from '../../ports/connection-store.ts';

/**
 * What Daybook asks for: to stay signed in, to write invoices, credit notes, payments, contacts and
 * items, to correct what was booked by a manual journal, to book gateways' fees and payouts from one
 * bank account, to read accounts and tax rates. Apps made before 2026-03-02 know the broad names only
 * (facts §2).
 */
const SCOPES: Readonly<Record<XeroApp['scopes'], readonly string[]>> = {
  granular: [
    'offline_access',
    'accounting.invoices',
    'accounting.payments',
    'accounting.manualjournals',
    'accounting.banktransactions',
    'accounting.contacts',
    'accounting.settings',
  ],
  broad: [
    'offline_access',
    'accounting.transactions',
    'accounting.contacts',
    'accounting.settings',
  ],
};

export interface AuthorizeOptions {
  readonly loginUrl: string;
  readonly app: XeroApp;
  readonly state: string;
}

/** The address that the admin's browser is sent to. */
export function makeAuthorizeUrl({ loginUrl, app, state }: AuthorizeOptions): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: app.redirectUri,
    scope: SCOPES[app.scopes].join(' '),
    state,
  });
  return `${loginUrl.replace(/\/+$/, '')}/identity/connect/authorize?${query.toString()}`;
}
