import { findScale } from '../../../admin-ui/src/features/home/find-scale.ts';

it.each([
  [0, 1],
  [4, 1],
  [5, 2],
  [4120.5, 2000],
  [95_417, 50_000],
  [0.03, 0.01],
])('four steps of a round amount reach %d: %d', (highest, step) => {
  expect(findScale(highest)).toBeCloseTo(step, 9);
  expect(findScale(highest) * 4).toBeGreaterThanOrEqual(highest);
});
