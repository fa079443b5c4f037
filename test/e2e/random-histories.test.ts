import { setTimeout as wait } from 'node:timers/promises';
import { createRandom, type Random } from '../../sidecar/src/sandbox/demo-store/random.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { findWrong } from '../support/find-wrong.ts';
import { HistoryLog } from '../support/history-log.ts';
import { actInDaybook, actInStore, actOnDocument, listCredits } from '../support/random-acts.ts';
import { NEXT_READ_MS, rest } from '../support/rest.ts';

const HISTORIES = Number(process.env['HISTORIES'] ?? 1000);
const SEED = Number(process.env['HISTORIES_SEED'] ?? 20_261_125);
const LONGEST = 15;
/** Enough orders for the suggestion to know the shop. */
const SHOP = ['--orders', '40', '--seed', '7', '--when', 'placed'];
const DAY_MS = 86_400_000;

/** What happens to all at once: between the acts of a round and their booking. */
async function disturb(shop: EndToEndShop, random: Random, kind: number): Promise<void> {
  switch (kind) {
    case 0:
      await wait(random.next() * 1500);
      await shop.service.kill();
      return shop.service.start();
    case 1:
      return shop.changeXero({
        periodLockDate: new Date(shop.clocks.nowMs() + DAY_MS).toISOString().slice(0, 10),
      });
    case 2:
      return shop.changeXero({ periodLockDate: null });
    case 3:
      return shop.backfill();
    case 4:
      return shop.setFaults({ kind: 'answerLost', times: 2 });
    case 5:
      return shop.setFaults({ kind: 'errorAfterCommit', times: 2 });
    case 6:
      return shop.setFaults({ kind: 'minuteLimit', times: 3, seconds: 90 });
    case 7:
      return shop.changeRules((rules) => ({
        ...rules,
        accounts: { ...rules.accounts, shipping: random.pick(['200', '260']) },
        settings: { ...rules.settings, taxOverride: random.chance(0.8) },
      }));
    default:
  }
}

it(`${HISTORIES} random histories end in what the rules say, or in a question (seed ${SEED})`, async () => {
  const random = createRandom(SEED);
  const shop = await EndToEndShop.startWithXero(
    { limits: { minute: 1_000_000, day: 10_000_000 }, isXeroInMemory: true },
    ...SHOP,
  );
  try {
    const lengths = new Map<number, number>();
    for (const { id } of await shop.place(HISTORIES)) lengths.set(id, random.int(1, LONGEST) - 1);
    let inStore = 0;
    let inXero = 0;
    let inDaybook = 0;
    const asTheyAre = new Set<string>();
    const decided = new Map<string, number>();
    const log = new HistoryLog();
    for (let round = 0; round < LONGEST; round += 1) {
      const orders = await shop.client.storeOrders();
      const left = orders.filter(({ id }) => (lengths.get(id) ?? 0) > round);
      const isForXero = new Map(left.map(({ id }) => [id, random.chance(0.08)]));
      const acts = left.filter(({ id }) => isForXero.get(id) !== true);
      const stored = acts.flatMap((order) => actInStore(order, random) ?? []);
      const forXero = left.filter(({ id }) => isForXero.get(id) === true);
      const listOf = await listCredits(shop);
      const inXeroNow = forXero.map((order) => actOnDocument(order, random, listOf(order.id)));
      for (const act of inXeroNow) log.note(act.number, act);
      const refused = await shop.tryInXero(inXeroNow);
      for (const line of refused) log.note(line.split(/[ :]/)[1] ?? '', `refused: ${line}`);
      await shop.client.control('/orders/acts', { acts: stored });
      const numbers = new Map(orders.map(({ id, customOrderNumber }) => [id, customOrderNumber]));
      for (const act of stored) log.note(numbers.get(act.orderId) ?? '', act);
      inStore += stored.length;
      inXero += forXero.length - refused.length;
      inDaybook += await actInDaybook(shop, random, { left: asTheyAre, decided, log });
      const disturbance = random.int(0, 8);
      await disturb(shop, random, disturbance);
      // Sometimes the next things happen before these are booked.
      const isBooked = random.chance(0.6);
      log.noteToAll(`round ${round}, disturbance ${disturbance}${isBooked ? ', at rest' : ''}`);
      if (isBooked) await rest(shop);
      else await shop.advance(NEXT_READ_MS);
    }
    await shop.setFaults(null);
    await shop.changeXero({ periodLockDate: null });
    // What Xero told of last is read a while later.
    for (let pass = 0; pass < 3; pass += 1) await rest(shop);
    const wrong = await findWrong(shop);
    const unexplained = wrong.filter((line) => !asTheyAre.has(line.split(':')[0] ?? ''));
    expect(unexplained.map((line) => log.explain(line))).toEqual([]);
    const rows = await shop.client.listOrders();
    const booked = rows.filter(({ state }) => state === 'booked').length;
    // Enough of each, or nothing would have been tried.
    expect(inStore).toBeGreaterThan(HISTORIES * 3);
    expect(inXero).toBeGreaterThan(HISTORIES / 30);
    expect(inDaybook).toBeGreaterThan(HISTORIES / 100);
    expect(booked).toBeGreaterThan(HISTORIES / 2);
    const credited = ['reissue', 'creditDifference'].map((choice) => decided.get(choice) ?? 0);
    expect(credited.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  } finally {
    await shop.stop();
  }
}, 900_000);
