import type { SqliteDatabase } from '../../sidecar/src/adapters/sqlite/database.ts';
import { DaybookError } from '../../sidecar/src/domain/errors/daybook-error.ts';
import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import type { Backfill } from '../../sidecar/src/ports/backfill-store.ts';
import type { Link } from '../../sidecar/src/ports/link-store.ts';
import type { OrdersRead, StoreGateway } from '../../sidecar/src/ports/store-gateway.ts';
import type { UnitOfWork } from '../../sidecar/src/ports/unit-of-work.ts';
import type { CoreDeps } from '../../sidecar/src/use-cases/core-deps.ts';
import { PIPELINE_LANES } from '../../sidecar/src/use-cases/run-pipeline.ts';
import { startBackfill } from '../../sidecar/src/use-cases/past-orders/start-backfill.ts';
import { addLiveLink, createBookingProgram, type BookingProgram } from './booked-shop.ts';
import { openTestDatabase } from './open-test-database.ts';
import { makePlainOrder } from './plain-order.ts';
import { readRealShops } from './real-orders.ts';

const START_MS = Date.parse('2026-11-24T09:00:00.000Z');
const OWNER = { pairingId: 'pairing-1', storeUrl: 'https://shop.example.test/' };
export const ADA = { adminId: '1', name: 'Ada', pairingId: OWNER.pairingId };
export const ALL = { from: '2026-01-01T00:00:00Z', to: '2026-11-25T00:00:00Z' };
const [readRound] = PIPELINE_LANES;

/** Orders as a store has them, a minute apart. */
export function makeOrders(count: number, firstId = 1): StoreOrder[] {
  return Array.from({ length: count }, (_, index) => {
    const id = firstId + index;
    const at = new Date(Date.UTC(2026, 9, 1) + id * 60_000).toISOString();
    const orderGuid = `11111111-1111-4111-a111-${String(id).padStart(12, '0')}`;
    return makePlainOrder({ id, orderGuid, customOrderNumber: String(id), createdOnUtc: at });
  });
}

/** The reading part of the service on a real database, before a store whose answers the test says. */
export class BackfillShop {
  nowMs = START_MS;
  orders: StoreOrder[] = [];
  malformed: OrdersRead['malformed'] = [];
  epoch = 'epoch-1';
  isDown = false;
  /** Happens while the store answers a page. */
  onPage: () => Promise<unknown> = () => Promise.resolve();
  /** What was asked of the store, in order. */
  readonly asked: string[] = [];
  readonly link: Link;
  readonly program: BookingProgram;
  readonly file: string;
  readonly #database: SqliteDatabase;

  private constructor(
    { file, database, uow }: Awaited<ReturnType<typeof openTestDatabase>>,
    link: Link,
  ) {
    this.file = file;
    this.#database = database;
    this.link = link;
    const program = createBookingProgram(uow);
    const clock = { nowIso: () => new Date(this.nowMs).toISOString(), nowMs: () => this.nowMs };
    this.program = { ...program, deps: { ...program.deps, clock, store: this.#makeStore() } };
  }

  static async open(): Promise<BackfillShop> {
    const test = await openTestDatabase();
    await test.uow.stores.pairings.save({
      id: OWNER.pairingId,
      keyId: 'pk_1',
      secret: 'hush',
      storeUrl: OWNER.storeUrl,
      outboxEpoch: 'epoch-1',
      state: 'active',
      createdAt: '2026-11-24T09:00:00.000Z',
      highestSequence: 0,
      noteCursor: 0,
    });
    const shop = readRealShops().find(({ name }) => name === 'gb-inclusive');
    if (shop === undefined) throw new Error('no shop');
    return new BackfillShop(test, await addLiveLink(test.uow, shop, OWNER));
  }

  /** As another process finds it after this one ended. */
  async reopen(): Promise<BackfillShop> {
    await this.close();
    const next = new BackfillShop(await openTestDatabase(this.file), this.link);
    next.orders = this.orders;
    return next;
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  get deps(): CoreDeps {
    return this.program.deps;
  }

  get uow(): UnitOfWork {
    return this.deps.uow;
  }

  async start(span = ALL): Promise<Backfill> {
    const { backfill } = await startBackfill(this.deps, { linkId: this.link.id, ...span }, ADA);
    return backfill;
  }

  /** One round of the lane that reads. */
  readRound(deps: CoreDeps = this.deps): Promise<boolean> {
    if (readRound === undefined) throw new Error('no lane');
    return readRound(deps);
  }

  async readAll(): Promise<void> {
    for (let round = 0; round < 1000; round += 1) if (!(await this.readRound())) return;
    throw new Error('reading does not come to an end');
  }

  async find(id: string): Promise<Backfill> {
    const backfill = await this.uow.stores.backfills.find(id);
    if (backfill === undefined) throw new Error('no backfill');
    return backfill;
  }

  /** Ids of the orders that are kept. */
  async listKept(): Promise<number[]> {
    const rows = await this.#database.kysely.selectFrom('orders').select('order_id').execute();
    return rows.map((row) => row.order_id).toSorted((a, b) => a - b);
  }

  #makeStore(): StoreGateway {
    const answer = async <T>(asked: string, make: () => T): Promise<T> => {
      if (this.isDown) throw new DaybookError('store.unreachable');
      this.asked.push(asked);
      return make();
    };
    return {
      readEvents: () =>
        answer('events', () => ({ outboxEpoch: this.epoch, events: [], malformed: [] })),
      readOrders: (_address: unknown, ids: readonly number[]) =>
        answer(`orders ${ids.join()}`, () => ({
          orders: this.orders.filter(({ id }) => ids.includes(id)),
          missing: [],
          malformed: [],
        })),
      readOrderPage: async (_address: unknown, page: Parameters<Page>[1]) => {
        const read = await answer(`after ${page.afterId}`, () => this.#readPage(page));
        await this.onPage();
        return read;
      },
    } as unknown as StoreGateway;
  }

  #readPage({ afterId, limit, createdFrom = '', createdTo = '9999' }: Parameters<Page>[1]) {
    const isIn = (at: string): boolean => at >= createdFrom && at < createdTo;
    const orders = this.orders.filter((order) => isIn(order.createdOnUtc));
    const broken = new Map(this.malformed.map((entry) => [entry.orderId, entry]));
    const ids = [...new Set([...orders.map(({ id }) => id), ...broken.keys()])]
      .filter((id) => id > afterId || id === 0)
      .toSorted((a, b) => a - b)
      .slice(0, limit);
    return {
      orders: orders.filter(({ id }) => ids.includes(id) && !broken.has(id)),
      missing: [],
      malformed: [...broken.values()].filter(({ orderId }) => ids.includes(orderId)),
    };
  }
}

type Page = StoreGateway['readOrderPage'];
