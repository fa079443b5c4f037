import type { Page } from 'playwright-core';
import { XERO_APP } from '../../sidecar/src/sandbox/demo/plan-servers.ts';
import type { BackOffice } from './back-office.ts';
import { waitFor } from './wait-for.ts';

interface Status {
  readonly stage: string;
  readonly links: readonly { readonly id: string }[];
}

export interface OrderRow {
  readonly orderId: number;
  readonly linkId: string;
  readonly state: string;
  readonly reason: { readonly code: string; readonly message: string } | null;
  readonly documents: readonly { readonly type: string; readonly number: string }[];
}

/** The service as the pages ask it: through the plugin, with the administrator's cookies. */
export class ServiceApi {
  readonly #office: BackOffice;
  readonly #page: Page;

  constructor(office: BackOffice) {
    this.#office = office;
    this.#page = office.page;
  }

  /** From connected to live, by what is suggested. */
  async setUp(liveFrom: string): Promise<void> {
    await this.#send('POST', '/xero/app', XERO_APP);
    const { authorizeUrl } = await this.#send<{ authorizeUrl: string }>(
      'POST',
      '/xero/connect',
      {},
    );
    await this.#page.goto(authorizeUrl);
    const [organisation] = await this.#office.ask<{ tenantId: string }[]>('/xero/organisations');
    if (organisation === undefined) throw new Error('the sign-in brought no organisation');
    const { tenantId } = organisation;
    const { linkId } = await this.#send<{ linkId: string }>('POST', '/links', {
      storeId: 1,
      tenantId,
    });
    const { ruleSet } = await this.#office.ask<{ ruleSet: { settings: object } }>(
      `/links/${linkId}/suggestion`,
    );
    const settings = { ...ruleSet.settings, lockedPeriod: 'nextOpenDay', bookWhen: 'placed' };
    await this.#send('PUT', `/links/${linkId}/rules`, { ...ruleSet, settings });
    await this.#send('POST', `/links/${linkId}/go-live`, { from: liveFrom });
  }

  readStatus(): Promise<Status> {
    return this.#office.ask<Status>('/status');
  }

  async findOrder(orderId: number): Promise<OrderRow | undefined> {
    const { row } = await this.#office.ask<{ row: OrderRow | null }>(`/store-orders/${orderId}`);
    return row ?? undefined;
  }

  /** Until the order stands so. */
  waitForOrder(orderId: number, fits: (row: OrderRow) => boolean, what: string): Promise<OrderRow> {
    return waitFor(`order ${orderId} ${what}`, async () => {
      const row = await this.findOrder(orderId);
      if (row !== undefined && fits(row)) return row;
      throw new Error(JSON.stringify(row ?? null));
    });
  }

  async markAsPaid({ linkId, orderId }: OrderRow): Promise<void> {
    await this.#send('POST', `/orders/${linkId}/${orderId}/decide`, { choice: 'markPaid' });
  }

  /** As the store says it now. */
  async readPaymentStatus({ linkId, orderId }: OrderRow): Promise<string> {
    const path = `/orders/${linkId}/${orderId}/details`;
    const { store } = await this.#office.ask<{ store: { paymentStatus: string } }>(path);
    return store.paymentStatus;
  }

  async #send<T>(method: string, path: string, body: unknown): Promise<T> {
    const answer = await this.#office.send(method, path, body);
    return (answer === '' ? undefined : JSON.parse(answer)) as T;
  }
}
