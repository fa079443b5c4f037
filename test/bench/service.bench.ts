import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { measureBacklog } from './measure-busy-service.ts';
import {
  measureEventToPosted,
  measureMemoryWithOrders,
  measureStart,
} from './measure-idle-service.ts';
import { measureLimitedBacklog } from './measure-limited-backlog.ts';
import { measureRefundCalls } from './measure-refunds.ts';
import { measureEvenDay, measureStarterDay } from './measure-starter-day.ts';
import { printFigures } from './print-figures.ts';

const BACKLOG = Number(process.env['BENCH_ORDERS'] ?? 10_000);
/** More than the 1,000 calls of a Starter day can take. */
const STARTER_BACKLOG = BACKLOG * 3;
const EVEN_DAY_ORDERS = Math.min(600, Math.ceil(BACKLOG * 0.06));

const { callsPerOrder, ordersPerMinute } = await measureLimitedBacklog(BACKLOG);
const starter = await measureStarterDay(STARTER_BACKLOG);
const even = await measureEvenDay(EVEN_DAY_ORDERS);
if (even.left > 0) throw new Error(`${even.left} of ${EVEN_DAY_ORDERS} orders not booked that day`);
const figures = {
  callsPerOrder,
  ordersPerMinuteWithinLimit: ordersPerMinute,
  ordersPerDayStarter: starter.booked,
  evenDayCalls: even.calls,
  ...(await measureRefundCalls()),
  ...(await measureAsInstalled()),
  ...(await measureOnThisMachine()),
};
printFigures(figures, {
  ordersPerMinuteWithinLimit: `a backlog of ${BACKLOG} in virtual minutes`,
  ordersPerDayStarter:
    starter.left === 0
      ? `at least: the whole backlog of ${STARTER_BACKLOG} was taken`
      : `of a backlog of ${STARTER_BACKLOG}, with ${starter.calls} calls`,
  evenDayCalls: `${even.booked} orders booked in the virtual day that they were placed in`,
  refundCallsPer50: 'fifty refunds that come together',
  ordersPageP95Ms: `while a backlog of ${BACKLOG} runs without limits`,
  memoryWith100kOrdersMb: 'idle, after the first pages of the order list were read',
});

/** With the machine's own clock: what makes time pass in tests takes time and memory itself. */
async function measureAsInstalled(): Promise<Record<string, number>> {
  const shop = await EndToEndShop.start('--orders', '10');
  try {
    return await measureStart(shop);
  } finally {
    await shop.stop();
  }
}

async function measureOnThisMachine(): Promise<Record<string, number>> {
  const xero = { limits: { minute: 100_000, day: 1_000_000 }, isXeroInMemory: true };
  const shop = await EndToEndShop.startWithXero(xero, '--orders', '10');
  try {
    return {
      ...(await measureEventToPosted(shop)),
      ...(await measureBacklog(shop, BACKLOG)),
      ...(await measureMemoryWithOrders(shop)),
    };
  } finally {
    await shop.stop();
  }
}
