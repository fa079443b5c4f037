import { randomUUID } from 'node:crypto';
import type { StepKind } from '../../sidecar/src/domain/ledger/step.ts';
import type { BookingSettings, RuleSet } from '../../sidecar/src/domain/mapping/rule-set.ts';
import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import type { Link } from '../../sidecar/src/ports/link-store.ts';
import type { OrderRecord } from '../../sidecar/src/ports/order-store.ts';
import type { UnitOfWork } from '../../sidecar/src/ports/unit-of-work.ts';
import { bookDueOrders } from '../../sidecar/src/use-cases/booking/book-orders.ts';
import { closeDueSummaries } from '../../sidecar/src/use-cases/summaries/close-summaries.ts';
import type { CoreDeps } from '../../sidecar/src/use-cases/core-deps.ts';
import { dispatchSteps } from '../../sidecar/src/use-cases/sending/dispatch-steps.ts';
import { settleSummaries } from '../../sidecar/src/use-cases/summaries/settle-summaries.ts';
import { addLiveLink, createBookingProgram, readOrders } from './booked-shop.ts';
import { openTestDatabase } from './open-test-database.ts';
import { makePlainInfo, makePlainOrder } from './plain-order.ts';
import type { RealShop } from './real-orders.ts';
import type { WillingXero } from './willing-xero.ts';
import { pairing } from './scripted-pipeline.ts';

const OWNER = { pairingId: pairing.id, storeUrl: pairing.storeUrl };
const MOST_ROUNDS = 500;
const DAY_MS = 86_400_000;

/** The day of a shop of plain orders. */
const NOON = '2026-11-03T12:00:00.000Z';
const PAID_AT = '2026-11-03T10:00:00.000Z';

/** An order of that day, paid in the morning. */
export function makePaidOrder(id: number, fields: Partial<StoreOrder> = {}): StoreOrder {
  return makePlainOrder({
    id,
    orderGuid: randomUUID(),
    customOrderNumber: String(id),
    createdOnUtc: PAID_AT,
    paidDateUtc: PAID_AT,
    ...fields,
  });
}

/** A shop whose paid orders go into summaries: use-cases on real SQLite, a clock that a test sets. */
export class SummaryShop {
  readonly uow: UnitOfWork;
  readonly link: Link;
  readonly deps: CoreDeps;
  readonly xero: WillingXero;
  nowMs: number;
  /** What Xero refuses from now on, and with which code. */
  readonly refused = new Map<StepKind, string>();
  readonly #close: () => Promise<void>;

  private constructor(parts: {
    uow: UnitOfWork;
    link: Link;
    nowMs: number;
    close: () => Promise<void>;
  }) {
    this.uow = parts.uow;
    this.link = parts.link;
    this.nowMs = parts.nowMs;
    this.#close = parts.close;
    const { deps, xero } = createBookingProgram(parts.uow);
    this.xero = xero;
    const clock = { nowIso: () => new Date(this.nowMs).toISOString(), nowMs: () => this.nowMs };
    this.deps = { ...deps, clock, xero: this.#refusing(xero) };
  }

  /** With plain orders only, at noon. */
  static openPlain(): Promise<SummaryShop> {
    const orders = [makePaidOrder(1)];
    const plain = { name: 'plain', country: 'GB', info: makePlainInfo(), orders };
    return SummaryShop.open({ ...plain, history: {}, cashRounding: false }, NOON);
  }

  static async open(
    shop: RealShop,
    now: string,
    settings: Partial<BookingSettings> = { postingMode: 'daily' },
  ): Promise<SummaryShop> {
    const { database, uow } = await openTestDatabase();
    await uow.stores.pairings.save(pairing);
    const link = await addLiveLink(uow, shop, OWNER);
    const opened = new SummaryShop({
      uow,
      link,
      nowMs: Date.parse(now),
      close: () => database.close(),
    });
    await opened.changeSettings({ bookWhen: 'paidOrShipped', ...settings });
    return opened;
  }

  close(): Promise<void> {
    return this.#close();
  }

  changeSettings(settings: Partial<BookingSettings>): Promise<void> {
    return this.changeRules((rules) => ({
      ...rules,
      settings: { ...rules.settings, ...settings },
    }));
  }

  async changeRules(change: (rules: RuleSet) => RuleSet): Promise<void> {
    const { links, orders } = this.uow.stores;
    const current = await links.findCurrentRuleSet(this.link.id);
    if (current === undefined) throw new Error('no rules');
    const at = this.deps.clock.nowIso();
    const published = { by: '1', at, validFrom: null };
    await links.publishRuleSet(this.link.id, change(current.rules), published);
    await orders.markUnbookedDirty(this.link.id);
  }

  async read(orders: readonly StoreOrder[]): Promise<void> {
    const program = { deps: this.deps, xero: this.xero };
    await readOrders(program, OWNER.pairingId, orders);
    await this.work();
  }

  /** Rounds until nothing is due; throws where there is no end. */
  async work(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const done =
        (await bookDueOrders(this.deps)) +
        (await closeDueSummaries(this.deps)) +
        (await settleSummaries(this.deps)) +
        (await dispatchSteps(this.deps, { isMoreComing: false }));
      await this.deps.underWay.waitUntilIdle();
      if (done === 0) return;
    }
    throw new Error('booking does not come to an end');
  }

  /** A day later: what the day before had is made. */
  async endDay(days = 1): Promise<void> {
    this.nowMs += days * DAY_MS;
    await this.work();
  }

  async find({ orderGuid }: StoreOrder): Promise<OrderRecord> {
    const record = await this.uow.stores.orders.find({ linkId: this.link.id, orderGuid });
    if (record === undefined) throw new Error('no order');
    return record;
  }

  #refusing({ gateway }: WillingXero): CoreDeps['xero'] {
    return {
      ...gateway,
      send: async (request, ...rest) => {
        const code = this.refused.get(request.kind);
        const answer = await gateway.send(request, ...rest);
        if (code === undefined || answer.outcome !== 'answered') return answer;
        const reason = { code, details: {} };
        const elements = answer.elements.map(() => ({ ok: false as const, reason, messages: [] }));
        return { ...answer, elements };
      },
    };
  }
}
