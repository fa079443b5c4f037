import { setTimeout as wait } from 'node:timers/promises';
import type { WireOrder, WireOrderRow, WireStatus } from '../../contract/index.ts';

/** Longer than Xero's minute limit may hold everything up. */
const STUCK_MS = 180_000;

export interface StoreState {
  readonly isPaired: boolean;
  readonly orders: number;
  readonly placed: number;
  readonly firstOrderAt: string | null;
  readonly unacceptedEvents: number;
}

/** The shop admin's browser: everything goes through the store's own address. */
export class ShopClient {
  readonly #storeUrl: string;
  #token: string | undefined;

  constructor(storeUrl: string) {
    this.#storeUrl = storeUrl;
  }

  async control<T>(path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.#storeUrl}/__store${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`store ${path}: ${answer.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** A route of the admin API, through the pass-through, with the antiforgery token. */
  async admin<T>(method: string, path: string, body?: unknown): Promise<T> {
    this.#token ??= await this.#readToken();
    const answer = await fetch(`${this.#storeUrl}/Admin/Daybook/app/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', RequestVerificationToken: this.#token },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as T;
  }

  /** Follows the sign-in as a browser does, from the authorize page back to the store. */
  async signIn(authorizeUrl: string): Promise<void> {
    const consent = await fetch(authorizeUrl, { redirect: 'manual' });
    const location = consent.headers.get('location');
    if (location === null) throw new Error(`Xero's sign-in answered ${consent.status}`);
    const back = await fetch(location, { redirect: 'manual' });
    await back.arrayBuffer();
    if (back.status >= 400) throw new Error(`the callback answered ${back.status}`);
  }

  status(): Promise<WireStatus> {
    return this.admin('GET', '/status');
  }

  async listOrders(): Promise<WireOrderRow[]> {
    const all: WireOrderRow[] = [];
    let after: string | null = '';
    while (after !== null) {
      const query = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
      const page: { orders: WireOrderRow[]; next: string | null } = await this.admin(
        'GET',
        `/orders?limit=500${query}`,
      );
      all.push(...page.orders);
      after = page.next;
    }
    return all;
  }

  storeOrders(): Promise<WireOrder[]> {
    return this.control('/orders');
  }

  /** Until nothing is to be read, booked or sent any more. Throws when nothing moves for long. */
  async waitUntilSettled(onProgress: (status: WireStatus) => void): Promise<WireStatus> {
    let quiet = 0;
    let last = '';
    let movedAt = performance.now();
    for (;;) {
      const status = await this.status();
      const state = await this.control<StoreState>('/state');
      onProgress(status);
      const now = JSON.stringify([status.counts, status.pending, status.calls.total]);
      if (now !== last) movedAt = performance.now();
      last = now;
      if (performance.now() - movedAt > STUCK_MS) {
        throw new Error(`Nothing moved for ${STUCK_MS / 1000} s: ${now}. The logs say why.`);
      }
      quiet = status.pending === 0 && state.unacceptedEvents === 0 ? quiet + 1 : 0;
      if (quiet === 2) return status;
      await wait(250);
    }
  }

  async #readToken(): Promise<string> {
    const answer = await fetch(`${this.#storeUrl}/Admin/Daybook/session`);
    const session = (await answer.json()) as { antiforgeryToken: string };
    return session.antiforgeryToken;
  }
}
