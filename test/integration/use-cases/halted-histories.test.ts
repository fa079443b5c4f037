import { createRandom } from '../../../sidecar/src/sandbox/demo-store/random.ts';
import type { BookingSettings } from '../../../sidecar/src/domain/mapping/rule-set.ts';
import { HaltedHistory } from '../../support/halted-history.ts';
import { HaltedShop } from '../../support/halted-shop.ts';

const HISTORIES = Number(process.env['HISTORIES'] ?? 50);
const SEED = Number(process.env['HISTORIES_SEED'] ?? 20_261_129);

const SHOPS: readonly Partial<BookingSettings>[] = [
  { lockedPeriod: 'nextOpenDay', editedAfterPayment: 'ask' },
  { lockedPeriod: 'nextOpenDay', editedAfterPayment: 'reissue' },
  { lockedPeriod: 'hold', editedAfterPayment: 'ask' },
  { lockedPeriod: 'nextOpenDay', editedAfterPayment: 'ask', bookWhen: 'paidOrShipped' },
];

it.each(SHOPS)(
  `%o: whatever is held up, and whatever happens meanwhile, the books are the order (seed ${SEED})`,
  async (settings) => {
    const shop = await HaltedShop.open(settings);
    const random = createRandom(SEED);
    const wrong: string[] = [];
    let booked = 0;
    for (let id = 1; id <= HISTORIES; id += 1) {
      const history = new HaltedHistory(shop, random, id);
      await history.live();
      const found = await history.end();
      if (found.length > 0) wrong.push([...history.log, ...found].join('\n'));
      if ((await shop.find(id)).state === 'booked') booked += 1;
    }
    await shop.close();
    expect(wrong).toEqual([]);
    expect(booked).toBeGreaterThan(HISTORIES / 4);
  },
  300_000,
);
