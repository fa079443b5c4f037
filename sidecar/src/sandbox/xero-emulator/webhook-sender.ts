import { createHmac, randomBytes } from 'node:crypto';

export interface WebhookEvent {
  readonly tenantId: string;
  readonly category: 'CONTACT' | 'INVOICE' | 'CREDITNOTE';
  readonly type: 'CREATE' | 'UPDATE';
  readonly resourceId: string;
}

const ATTEMPTS = 3;

/** Signed webhooks in batches, with a few retries; a lost one is for polling to find. */
export class WebhookSender {
  readonly #target: { readonly url: string; readonly key: string } | undefined;
  readonly #now: () => number;
  /** Events are lost on the way, as Xero's now and then are. */
  isLosing = false;
  #queue: WebhookEvent[] = [];
  #sequence = 0;
  #sending: Promise<void> = Promise.resolve();

  constructor(
    target: { readonly url: string; readonly key: string } | undefined,
    now: () => number,
  ) {
    this.#target = target;
    this.#now = now;
  }

  note(event: WebhookEvent): void {
    if (this.#target === undefined || this.isLosing) return;
    this.#queue.push(event);
    if (this.#queue.length === 1) this.#sending = this.#sending.then(() => this.#flush());
  }

  /** The intent to receive: one signed right, one signed wrong; true when both are answered right. */
  async sendIntentToReceive(): Promise<boolean> {
    const good = await this.#post([], true);
    const bad = await this.#post([], false);
    return good === 200 && bad === 401;
  }

  async waitUntilSent(): Promise<void> {
    await this.#sending;
  }

  async #flush(): Promise<void> {
    await Promise.resolve();
    const events = this.#queue;
    this.#queue = [];
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if ((await this.#post(events, true)) === 200) return;
    }
  }

  async #post(events: readonly WebhookEvent[], isSigned: boolean): Promise<number> {
    if (this.#target === undefined) return 0;
    const first = events.length === 0 ? 0 : this.#sequence + 1;
    this.#sequence += events.length;
    const body = JSON.stringify({
      events: events.map((event) => ({
        resourceUrl: `https://api.xero.com/api.xro/2.0/${event.category}/${event.resourceId}`,
        resourceId: event.resourceId,
        eventDateUtc: new Date(this.#now()).toISOString().slice(0, 23),
        eventType: event.type,
        eventCategory: event.category,
        tenantId: event.tenantId,
        tenantType: 'ORGANISATION',
      })),
      firstEventSequence: first,
      lastEventSequence: this.#sequence,
      entropy: randomBytes(16).toString('hex'),
    });
    const key = isSigned ? this.#target.key : 'wrong';
    const signature = createHmac('sha256', key).update(body).digest('base64');
    try {
      const answer = await fetch(this.#target.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-xero-signature': signature },
        body,
        signal: AbortSignal.timeout(5000),
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return 0;
    }
  }
}
