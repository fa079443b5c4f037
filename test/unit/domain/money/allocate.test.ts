import { roundToTotal, shareByWeights } from '../../../../sidecar/src/domain/money/allocate.ts';

it('ends at once when the total is nowhere near the amounts', () => {
  const far = 90_071_992_547_409;
  expect(roundToTotal([], far)).toEqual([]);
  expect(roundToTotal([10_000, 20_000, 20_050], far)).toEqual([
    30_023_997_515_736, 30_023_997_515_836, 30_023_997_515_837,
  ]);
});

it('takes odd cents from the smallest rests', () => {
  expect(roundToTotal([150, 149, 199], 1)).toEqual([0, 0, 1]);
  expect(shareByWeights(-10, [1, 1, 1])).toEqual([-3, -3, -4]);
});
