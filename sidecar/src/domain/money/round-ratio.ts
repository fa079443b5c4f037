export type RoundingMode = 'halfEven' | 'halfAwayFromZero' | 'floor';

/**
 * The integer nearest to numerator / denominator in the named mode.
 * Exact for any safe integers: nothing passes through floating point.
 */
export function roundRatio(numerator: bigint, denominator: bigint, mode: RoundingMode): number {
  if (denominator <= 0n) throw new RangeError('roundRatio needs a positive denominator');
  const floor = floorDivide(numerator, denominator);
  const twiceRest = (numerator - floor * denominator) * 2n;
  return Number(floor + (roundsUp(floor, twiceRest - denominator, mode) ? 1n : 0n));
}

/** True when numerator / denominator lies exactly between two integers. */
export function isMidpoint(numerator: bigint, denominator: bigint): boolean {
  const rest = numerator - floorDivide(numerator, denominator) * denominator;
  return rest * 2n === denominator;
}

function roundsUp(floor: bigint, aboveHalf: bigint, mode: RoundingMode): boolean {
  if (mode === 'floor') return false;
  if (aboveHalf !== 0n) return aboveHalf > 0n;
  return mode === 'halfEven' ? floor % 2n !== 0n : floor >= 0n;
}

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator !== 0n && numerator < 0n ? quotient - 1n : quotient;
}
