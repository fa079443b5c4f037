import { createSystemIds } from '../../sidecar/src/adapters/system/system-ids.ts';
import type { BookingSettings, RuleSet } from '../../sidecar/src/domain/mapping/rule-set.ts';
import type { XeroReference } from '../../sidecar/src/domain/mapping/xero-reference.ts';
import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import type { StepBody, StepKind } from '../../sidecar/src/domain/ledger/step.ts';
import { WORK_PRIORITY } from '../../sidecar/src/domain/ledger/work-priority.ts';
import type { DifferenceChoice } from '../../sidecar/src/domain/reconciliation/list-choices.ts';
import type { Link } from '../../sidecar/src/ports/link-store.ts';
import type { OrderRecord } from '../../sidecar/src/ports/order-store.ts';
import type { StoreGateway } from '../../sidecar/src/ports/store-gateway.ts';
import { addSharedStep } from '../../sidecar/src/use-cases/booking/add-step.ts';
import { bookDueOrders } from '../../sidecar/src/use-cases/booking/book-orders.ts';
import { excludeOrder } from '../../sidecar/src/use-cases/booking/exclude-order.ts';
import { undoOrder } from '../../sidecar/src/use-cases/booking/undo-order.ts';
import { lookAtDocuments } from '../../sidecar/src/use-cases/changes-in-xero/look-at-documents.ts';
import { decideDifference } from '../../sidecar/src/use-cases/changes-in-xero/decide-difference.ts';
import { listOrderChoices } from '../../sidecar/src/use-cases/changes-in-xero/list-order-choices.ts';
import type { CoreDeps } from '../../sidecar/src/use-cases/core-deps.ts';
import { createCallsUnderWay } from '../../sidecar/src/use-cases/sending/calls-under-way.ts';
import { dispatchSteps } from '../../sidecar/src/use-cases/sending/dispatch-steps.ts';
import { recoverCalls } from '../../sidecar/src/use-cases/sending/recover-calls.ts';
import { createOutages } from '../../sidecar/src/use-cases/sending/outages.ts';
import { keepOrders } from '../../sidecar/src/use-cases/store/keep-orders.ts';
import { setUpShop } from './book-real-order.ts';
import { addLiveLink } from './booked-shop.ts';
import { openTestDatabase, type TestDatabase } from './open-test-database.ts';
import { makePlainInfo, makePlainOrder } from './plain-order.ts';
import { StrictXero, type StrictMoney } from './strict-xero.ts';

const OWNER = { pairingId: 'pairing-1', storeUrl: 'https://shop.example.test/' };
const ACTOR = { adminId: '1', name: 'Kim', pairingId: OWNER.pairingId };
const START = Date.parse('2026-11-24T09:00:00.000Z');
const MINUTE_MS = 60_000;
const MOST_ROUNDS = 400;
const LOYALTY = '836';
/** A card that was sold before Daybook, and is worth enough for all. */
export const CARD = 5;

/** Books by the service's own use-cases on SQLite, in front of a Xero that halts what the test says. */
export class HaltedShop {
  readonly xero = new StrictXero();
  readonly test: TestDatabase;
  readonly deps: CoreDeps;
  readonly link: Link;
  readonly #reference: XeroReference;
  readonly #rules: RuleSet;
  #nowMs = START;

  private constructor(
    test: TestDatabase,
    link: Link,
    { reference, rules }: { readonly reference: XeroReference; readonly rules: RuleSet },
  ) {
    this.test = test;
    this.link = link;
    this.#reference = reference;
    this.#rules = rules;
    const clock = { nowIso: () => new Date(this.#nowMs).toISOString(), nowMs: () => this.#nowMs };
    const logger = { info: () => undefined, warn: () => undefined, error: console.error };
    this.xero.nowMs = clock.nowMs;
    this.deps = {
      uow: test.uow,
      clock,
      logger,
      ids: createSystemIds(),
      store: {} as StoreGateway,
      xero: this.xero.gateway,
      outages: createOutages({ clock, logger }),
      underWay: createCallsUnderWay({ logger }),
      disk: { readFreeBytes: () => 1e12 },
    };
  }

  static async open(settings: Partial<BookingSettings> = {}): Promise<HaltedShop> {
    const test = await openTestDatabase();
    await test.uow.stores.pairings.save({
      id: OWNER.pairingId,
      keyId: 'pk_1',
      secret: 'hush',
      storeUrl: OWNER.storeUrl,
      outboxEpoch: 'epoch-1',
      state: 'active',
      createdAt: new Date(START).toISOString(),
      highestSequence: 0,
      noteCursor: 0,
    });
    const sample = { info: makePlainInfo(), country: 'GB', orders: [makePlainOrder()] };
    const unnamed = { name: 'plain', history: {}, cashRounding: false };
    const link = await addLiveLink(test.uow, { ...sample, ...unnamed }, OWNER);
    const setUp = setUpShop(sample, {
      bookWhen: 'placed',
      rewardPointsUse: 'payment',
      ...settings,
    });
    const liability = setUp.reference.accounts.find(({ code }) => code === '835');
    if (liability === undefined) throw new Error('no liability');
    const loyalty = { ...liability, accountId: `id-${LOYALTY}`, code: LOYALTY, name: 'Points' };
    const reference = {
      ...setUp.reference,
      accounts: [...setUp.reference.accounts, loyalty],
    };
    const accounts = { ...setUp.rules.accounts, loyaltyLiability: LOYALTY };
    const rules = { ...setUp.rules, accounts };
    const shop = new HaltedShop(test, link, { reference, rules });
    const { stores } = test.uow;
    await stores.reference.saveXero(link.tenantId, reference);
    const at = new Date(START).toISOString();
    await stores.links.publishRuleSet(link.id, rules, { by: '1', at, validFrom: null });
    await stores.giftCards.confirm(link.id, {
      giftCardId: CARD,
      amountMinor: 100_000_000,
      currency: 'GBP',
      confirmedAt: at,
      confirmedBy: '1',
    });
    return shop;
  }

  get today(): string {
    return new Date(this.#nowMs).toISOString().slice(0, 10);
  }

  get rules(): RuleSet {
    return this.#rules;
  }

  advance(ms: number): void {
    this.#nowMs += ms;
  }

  close(): Promise<void> {
    return this.test.database.close();
  }

  /** As the store answers them. */
  read(...orders: readonly StoreOrder[]): Promise<number> {
    const read = { orders, missing: [], malformed: [] };
    return this.test.uow.transaction((stores) =>
      keepOrders(this.deps, stores, { pairingId: OWNER.pairingId, read, hints: [] }),
    );
  }

  /** Read, and booked as far as Xero takes it. */
  async book(order: StoreOrder): Promise<void> {
    await this.read(order);
    await this.work();
  }

  /** Xero takes no such writes for now. */
  halt(...kinds: readonly StepKind[]): void {
    this.xero.isHalted = ({ kind }) => kinds.includes(kind);
  }

  /** Xero takes everything again, and the orders are looked at once more. */
  async release(...orderIds: readonly number[]): Promise<void> {
    this.xero.isHalted = () => false;
    this.xero.isRefused = () => false;
    await this.work();
    await this.look(...orderIds);
    await this.work();
  }

  /** Days are closed in Xero, and Daybook knows. */
  async closeUntil(day: string | null, ...orderIds: readonly number[]): Promise<void> {
    this.xero.lockedUntil = day;
    const { stores } = this.test.uow;
    const organisation = { ...this.#reference.organisation, periodLockDate: day };
    await stores.reference.saveXero(this.link.tenantId, { ...this.#reference, organisation });
    await this.look(...orderIds);
  }

  /** As after "Check again". */
  async look(...orderIds: readonly number[]): Promise<void> {
    const orders = await Promise.all(orderIds.map((id) => this.find(id).catch(() => undefined)));
    const known = orders.filter((order) => order !== undefined);
    await this.test.uow.stores.orders.markDirty(known);
  }

  async find(orderId: number): Promise<OrderRecord> {
    const record = await this.test.uow.stores.orders.findByOrderId(this.link.id, orderId);
    if (record === undefined) throw new Error(`no order ${orderId}`);
    return record;
  }

  /** A step of no single order, as a person asks for it. */
  plan(body: StepBody): Promise<void> {
    const origin = { linkId: this.link.id, ruleSetNumber: 2, priority: WORK_PRIORITY.person };
    return addSharedStep(this.deps, this.test.uow.stores, { ...origin, body });
  }

  /** What others changed in Xero. */
  lookInXero(): Promise<void> {
    this.advance(1000);
    return lookAtDocuments(this.deps, this.link.tenantId);
  }

  /** Until there is nothing left that may go; what is halted waits a minute. */
  async work(): Promise<void> {
    this.advance(MINUTE_MS);
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const booked = await bookDueOrders(this.deps);
      const sent = await dispatchSteps(this.deps, { isMoreComing: false });
      await this.deps.underWay.waitUntilIdle();
      const recovered = await recoverCalls(this.deps);
      await this.deps.underWay.waitUntilIdle();
      if (booked + sent + recovered === 0) return;
    }
    throw new Error('booking does not come to an end');
  }

  async listChoices(orderId: number): Promise<readonly DifferenceChoice[]> {
    const { stores } = this.test.uow;
    const record = await this.find(orderId);
    const rows = await stores.ledger.listForOrder(record);
    const held = { record, rows, tenantId: this.link.tenantId };
    return (await listOrderChoices(this.deps, stores, held)).choices;
  }

  decide(orderId: number, choice: DifferenceChoice): Promise<void> {
    return decideDifference(this.deps, { linkId: this.link.id, orderId, choice }, ACTOR);
  }

  undo(orderId: number): Promise<void> {
    return undoOrder(this.deps, { linkId: this.link.id, orderId, reason: 'a mistake' }, ACTOR);
  }

  exclude(orderId: number, reason: string | null): Promise<void> {
    return excludeOrder(this.deps, { linkId: this.link.id, orderId, reason }, ACTOR);
  }

  /** What stands in Xero of the order. */
  readBooks(orderGuid: string): {
    readonly open: readonly { readonly number: string; readonly minor: number }[];
    readonly money: Readonly<Record<string, number>>;
    readonly lines: Readonly<Record<string, number>>;
  } {
    const documents = [...this.xero.documents.values()].filter(
      ({ body, isEnded }) => !isEnded && body.key.includes(orderGuid),
    );
    const money: Record<string, number> = {};
    const lines: Record<string, number> = {};
    const add = (sums: Record<string, number>, key: string, minor: number): void => {
      sums[key] = (sums[key] ?? 0) + minor;
    };
    for (const { id, body } of documents) {
      const sign = body.kind === 'invoice' ? 1 : -1;
      for (const line of body.lines) {
        const isInclusive = body.lineAmountTypes === 'Inclusive';
        const net = line.lineMinor - (isInclusive ? line.taxMinor : 0);
        add(lines, `account ${line.accountCode}`, sign * net);
        add(lines, `tax ${line.taxType}`, sign * line.taxMinor);
      }
      const isMoney = ({ kind }: StrictMoney): boolean => kind !== 'allocation';
      for (const { amountMinor, accountId } of this.xero.listOn(id).filter(isMoney)) {
        add(money, accountId, sign * amountMinor);
      }
    }
    const open = documents
      .map((document) => [document, this.xero.getOpenMinor(document)] as const)
      .filter(([, openMinor]) => openMinor !== 0);
    return {
      open: open.map(([{ body }, minor]) => ({ number: body.number, minor })),
      money: withoutNothing(money),
      lines: withoutNothing(lines),
    };
  }
}

function withoutNothing(sums: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(sums).filter(([, minor]) => minor !== 0));
}
