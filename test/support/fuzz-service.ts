import { randomUUID } from 'node:crypto';
import { openDatabase, type SqliteDatabase } from '../../sidecar/src/adapters/sqlite/database.ts';
import { createUnitOfWork } from '../../sidecar/src/adapters/sqlite/unit-of-work.ts';
import { createSecretBox } from '../../sidecar/src/adapters/system/secret-box.ts';
import { createSystemIds } from '../../sidecar/src/adapters/system/system-ids.ts';
import { getDatabaseFile, getSecretKey } from '../../sidecar/src/data-folder.ts';
import { storeOrderSchema, type WireOrder } from '../../sidecar/src/contract/index.ts';
import type { UnitOfWork } from '../../sidecar/src/ports/unit-of-work.ts';
import {
  startDemoStore,
  type RunningDemoStore,
} from '../../sidecar/src/sandbox/demo-store/start-demo-store.ts';
import { addLiveLink, bookEverything, createBookingProgram, readOrders } from './booked-shop.ts';
import type { FuzzShop, FuzzWorld } from './fuzz-requests.ts';
import type { RealShop } from './real-orders.ts';
import { TestService } from './start-service.ts';

/** A service whose store answers, with a live link, published rules, and orders in the ledger. */
export class FuzzService {
  readonly service: TestService;
  readonly store: RunningDemoStore;
  readonly #database: SqliteDatabase;
  readonly uow: UnitOfWork;

  private constructor(store: RunningDemoStore, service: TestService, database: SqliteDatabase) {
    this.store = store;
    this.service = service;
    this.#database = database;
    const key = getSecretKey(service.folder, { secretKey: null, xeroWebhookKey: null });
    this.uow = createUnitOfWork(database, createSecretBox(key));
  }

  static async start(shop: RealShop): Promise<FuzzService> {
    const orders = shop.orders as unknown as WireOrder[];
    const store = await startDemoStore({ fixed: { info: shop.info, orders } });
    const service = new TestService();
    service.storeUrl = `${store.url}/`;
    service.epoch = store.shop.data.outboxEpoch;
    await service.start();
    await service.pair();
    const { keyId, secret } = service;
    store.shop.data.pairing = { keyId, secret, sidecarUrl: service.url };
    const database = await openDatabase({ file: getDatabaseFile(service.folder) });
    return new FuzzService(store, service, database);
  }

  async stop(): Promise<void> {
    await this.#database.close();
    await this.service.stop();
    await this.store.close();
  }

  async book(shop: RealShop): Promise<FuzzWorld> {
    const [pairing] = await this.uow.stores.pairings.listActive();
    if (pairing === undefined) throw new Error('not paired');
    const owner = { pairingId: pairing.id, storeUrl: this.service.storeUrl };
    const link = await addLiveLink(this.uow, shop, owner);
    const program = createBookingProgram(this.uow);
    // As they come over the wire, so that reading one again changes nothing.
    const orders = shop.orders.map((order) => storeOrderSchema.parse(order));
    await readOrders(program, pairing.id, orders);
    await bookEverything(program);
    const rules = await this.uow.stores.links.findCurrentRuleSet(link.id);
    const cause = {
      causeKey: 'xero.unreachable',
      reason: { code: 'xero.unreachable', details: {} },
    };
    await this.uow.stores.review.open(link.id, cause, new Date().toISOString());
    const [entry] = await this.uow.stores.review.listOpen(link.id);
    return {
      shop: this.#describeShop(),
      spare: this.#describeShop(),
      linkId: link.id,
      tenantId: link.tenantId,
      orderIds: shop.orders.map(({ id }) => id),
      entryId: entry?.id ?? '',
      rules: { ...rules?.rules },
    };
  }

  /** Starts the service anew, with an open pairing code and another shop that may be unpaired. */
  async restart(): Promise<FuzzShop> {
    await this.service.pause();
    const spare = {
      keyId: `pk_${randomUUID()}`,
      secret: randomUUID(),
      storeUrl: `https://${randomUUID()}.example.test/`,
      epoch: randomUUID(),
    };
    await this.uow.stores.pairings.save({
      id: randomUUID(),
      keyId: spare.keyId,
      secret: spare.secret,
      storeUrl: spare.storeUrl,
      outboxEpoch: spare.epoch,
      state: 'active',
      createdAt: new Date().toISOString(),
      highestSequence: 0,
      noteCursor: 0,
    });
    await this.uow.stores.pairings.saveCode({
      codeHash: createSystemIds().hash(randomUUID()),
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
      triesLeft: 5,
    });
    await this.service.start();
    return spare;
  }

  /** All that is booked or decides what is booked. */
  async readBooks(): Promise<Record<string, unknown>> {
    const { kysely } = this.#database;
    const orders = kysely.selectFrom('orders').orderBy('order_guid');
    return {
      ledger: await kysely.selectFrom('ledger').selectAll().orderBy('key').execute(),
      steps: await kysely.selectFrom('steps').selectAll().orderBy('id').execute(),
      calls: await kysely.selectFrom('calls').selectAll().orderBy('id').execute(),
      ruleSets: await kysely.selectFrom('rule_sets').selectAll().orderBy('number').execute(),
      orders: await orders
        .select(['order_guid', 'snapshot_hash', 'state', 'reason', 'xero_minor', 'excluded_by'])
        .execute(),
    };
  }

  #describeShop(): FuzzShop {
    const { keyId, secret, storeUrl, epoch } = this.service;
    return { keyId, secret, storeUrl, epoch };
  }
}
