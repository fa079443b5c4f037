import {
  findTakenOutIssue,
  isTenderKey,
  makeTakenOutKey,
} from '../../../../sidecar/src/domain/booking/tenders/tender-keys.ts';

const GUID = '7b0d54ad-3f52-4a1e-9a8f-0c8b8a0c2f11';

describe('money that went back because its order was taken out of the books', () => {
  it('is of an issue: what was paid on it, or before it, is in no payout', () => {
    const first = [`payment:${GUID}`, `refund:${GUID}:500`];
    expect(findTakenOutIssue(first)).toBe(0);
    expect(findTakenOutIssue([...first, makeTakenOutKey(GUID)])).toBe(1);
    const again = [...first, makeTakenOutKey(GUID), `payment:${GUID}#2`];
    expect(findTakenOutIssue(again)).toBe(1);
    expect(findTakenOutIssue([...again, makeTakenOutKey(`${GUID}#2`)])).toBe(2);
  });

  it('is a tender’s where a card or points paid, else the gateway’s', () => {
    expect(isTenderKey(makeTakenOutKey(GUID))).toBe(false);
    expect(isTenderKey(makeTakenOutKey(`${GUID}#3`, 'giftCards'))).toBe(true);
    expect(isTenderKey(makeTakenOutKey(GUID, 'rewardPoints'))).toBe(true);
    expect(findTakenOutIssue([makeTakenOutKey(GUID, 'giftCards')])).toBe(0);
  });
});
