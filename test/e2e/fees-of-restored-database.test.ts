import { copyFileSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { BANK, CLEARING, PayoutDesk } from '../support/payout-desk.ts';
import { settleBank } from '../support/read-bank.ts';
import { listReportRows, sumNet } from '../support/stripe-report.ts';

const DAY_MS = 86_400_000;

it('fees and payouts that Xero holds since the backup are adopted, and booked once', async () => {
  const shop = await EndToEndShop.startInShiftedTime(
    '--orders',
    '2',
    '--seed',
    '4',
    '--when',
    'placed',
  );
  try {
    const desk = await PayoutDesk.open(shop);
    await shop.payByCard();
    await shop.payByCard();
    await shop.service.stop();
    const backup = `${shop.databaseFile}.backup`;
    copyFileSync(shop.databaseFile, backup);
    await shop.service.start();
    await shop.advance(DAY_MS + 7_200_000);
    await settleBank(shop, 1);
    const report = desk.report(await listReportRows(shop, CLEARING));
    await desk.confirm(report);
    await desk.waitForState(report, 'booked');
    const before = await desk.listStanding();
    expect(before.length).toBeGreaterThan(2);
    await shop.service.stop();
    for (const suffix of ['-wal', '-shm']) rmSync(shop.databaseFile + suffix, { force: true });
    copyFileSync(backup, shop.databaseFile);
    await shop.advance(7 * 60_000);
    await shop.service.start();
    for (let pass = 0; pass < 3; pass += 1) {
      await wait(1500);
      await shop.advance(7 * 60_000);
    }
    await settleBank(shop);
    await desk.confirm(report);
    await desk.waitForState(report, 'booked');
    expect(await desk.listStanding()).toEqual(before);
    expect(await desk.readBalance(CLEARING)).toBe(0);
    expect(await desk.readBalance(BANK)).toBe(sumNet(report.rows));
  } finally {
    await shop.stop();
  }
}, 180_000);
