import { listChanges } from '../../../../sidecar/src/domain/activity/list-changes.ts';

it('leaves out what stayed the same, and says what was not there before or after', () => {
  const before = { state: 'live', from: '2026-11-01', by: 'Ann' };
  expect(listChanges(before, { state: 'paused', from: '2026-11-01', why: 'stocktaking' })).toEqual([
    { field: 'state', before: 'live', after: 'paused' },
    { field: 'by', before: 'Ann', after: null },
    { field: 'why', before: null, after: 'stocktaking' },
  ]);
});

it('takes a text, a list and nothing at all as one field without a name', () => {
  expect(listChanges(null, 'a test order')).toEqual([
    { field: '', before: null, after: 'a test order' },
  ]);
  expect(listChanges(['a'], ['a', 'b'])).toEqual([{ field: '', before: 'a', after: 'a, b' }]);
  expect(listChanges(null, undefined)).toEqual([]);
});
