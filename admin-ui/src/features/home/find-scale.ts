/** The round step (1, 2 or 5 times a power of ten) of which four reach the highest amount. */
export function findScale(highest: number): number {
  if (!(highest > 0)) return 1;
  const least = highest / 4;
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((one) => one * power >= least) ?? 10;
  return factor * power;
}
