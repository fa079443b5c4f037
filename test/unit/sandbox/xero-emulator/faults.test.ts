import { Faults } from '../../../../sidecar/src/sandbox/xero-emulator/faults.ts';

const CALL = { method: 'PUT', path: '/Invoices' };

let nowMs = 0;
const faults = new Faults(() => nowMs);
beforeEach(() => faults.clear());

it('strikes once unless told how often', () => {
  faults.add({ kind: 'unavailable' });
  expect(faults.take(CALL)).toMatchObject({ kind: 'unavailable' });
  expect(faults.take(CALL)).toBeUndefined();
});

it('strikes every call for a while, and then none', () => {
  faults.add({ kind: 'unavailable', forSeconds: 60 });
  for (let calls = 0; calls < 50; calls += 1) expect(faults.take(CALL)).toBeDefined();
  nowMs += 60_000;
  expect(faults.take(CALL)).toBeUndefined();
  expect(faults.list().planned).toMatchObject([{ left: 0, struck: 50 }]);
});

it('strikes no more often than told within its time', () => {
  faults.add({ kind: 'unavailable', times: 2, forSeconds: 60 });
  const struck = [1, 2, 3].map(() => faults.take(CALL)?.kind);
  expect(struck).toEqual(['unavailable', 'unavailable', undefined]);
});
