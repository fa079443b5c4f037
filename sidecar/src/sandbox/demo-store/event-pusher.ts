import { toWireEvent, type Shop } from './shop.ts';
import { fetchSigned } from './signed-fetch.ts';

const BATCH = 500;

/** Pushes what the service has not accepted yet; what fails stays in the outbox and is polled or pushed again. */
export class EventPusher {
  readonly #shop: Shop;
  readonly #getStoreUrl: () => string;
  #running: Promise<void> = Promise.resolve();
  isPaused = false;

  constructor(shop: Shop, getStoreUrl: () => string) {
    this.#shop = shop;
    this.#getStoreUrl = getStoreUrl;
  }

  push(): Promise<void> {
    this.#running = this.#running.then(() => this.#pushOnce());
    return this.#running;
  }

  async #pushOnce(): Promise<void> {
    const { data } = this.#shop;
    if (data.pairing === null || this.isPaused || this.#shop.isSilent) return;
    const waiting = data.events.filter((event) => !event.isAccepted).slice(0, BATCH);
    if (waiting.length === 0) return;
    const events = waiting.map(toWireEvent);
    try {
      const answer = await fetchSigned(
        data.pairing,
        {
          storeUrl: this.#getStoreUrl(),
          outboxEpoch: data.outboxEpoch,
          wireVersion: this.#shop.wireVersion,
        },
        {
          method: 'POST',
          pathWithQuery: '/store/v1/events',
          contentType: 'application/json',
          body: Buffer.from(JSON.stringify({ events })),
        },
      );
      if (!answer.ok) return;
      const { accepted } = (await answer.json()) as { accepted: number[] };
      const taken = new Set(accepted);
      for (const event of waiting) event.isAccepted ||= taken.has(event.sequence);
      this.#shop.save();
    } catch {
      // The service is down: checkout goes on, the events wait.
    }
  }
}
