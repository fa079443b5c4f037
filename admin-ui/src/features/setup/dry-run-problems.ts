import type { SetupStep, WireDryRunOrder } from '../../../../sidecar/src/contract/index.ts';

export interface Cause {
  readonly problem: WireDryRunOrder['problems'][number];
  readonly outcome: WireDryRunOrder['outcome'];
  readonly numbers: readonly string[];
}

/** One entry a cause with the orders that it stops, the most stopped first; what only waits last. */
export function groupProblems(orders: readonly WireDryRunOrder[]): readonly Cause[] {
  const causes = new Map<string, Cause>();
  for (const { number, outcome, problems } of orders) {
    for (const problem of problems) {
      const before = causes.get(problem.cause)?.numbers ?? [];
      causes.set(problem.cause, { problem, outcome, numbers: [...before, number] });
    }
  }
  return [...causes.values()].sort(
    (a, b) =>
      Number(b.outcome === 'needsYou') - Number(a.outcome === 'needsYou') ||
      b.numbers.length - a.numbers.length,
  );
}

const QUESTIONS: readonly (readonly [RegExp, SetupStep])[] = [
  [/^mapping\.payment/, 'paymentMethods'],
  [/^mapping\.tax/, 'taxes'],
  [/^mapping\.revenue/, 'sales'],
  [/^mapping\./, 'others'],
  [/period_locked/, 'lockedMonths'],
];

/** The question of Setup that mends it; undefined where none does. */
export function findQuestionOf(code: string): SetupStep | undefined {
  return QUESTIONS.find(([pattern]) => pattern.test(code))?.[1];
}
