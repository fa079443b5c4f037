import { totalDay } from '../../../../sidecar/src/domain/order/total-day.ts';

const ROWS = [
  { state: 'booked', orders: 3, storeMinor: 900, xeroMinor: 890 },
  { state: 'held', orders: 2, storeMinor: 500, xeroMinor: 200 },
  { state: 'skipped', orders: 1, storeMinor: 70, xeroMinor: 0 },
  { state: 'new', orders: 1, storeMinor: 40, xeroMinor: 0 },
  { state: 'sending', orders: 1, storeMinor: 60, xeroMinor: 0 },
];

describe('the totals of a day', () => {
  it('take what is in Xero from the documents, whatever the state of the order', () => {
    expect(totalDay(ROWS)).toMatchObject({ orders: 8, storeMinor: 1570, xeroMinor: 1090 });
  });

  it('name the whole difference', () => {
    const day = totalDay(ROWS);
    const named = [day.booked, day.waiting, day.needYou, day.notBooked];
    expect(named.map((part) => part.differenceMinor)).toEqual([10, 100, 300, 70]);
    const whole = named.reduce((total, part) => total + part.differenceMinor, 0);
    expect(whole).toBe(day.storeMinor - day.xeroMinor);
  });

  it('are nothing on a day without orders', () => {
    expect(totalDay([])).toMatchObject({ orders: 0, storeMinor: 0, xeroMinor: 0 });
  });
});
