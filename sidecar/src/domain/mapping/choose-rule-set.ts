/** A published rule set, as far as the choice among them needs it. */
export interface RuleSetValidity {
  readonly number: number;
  /** The first order date that it applies to; null: to every order. */
  readonly validFrom: string | null;
}

/**
 * The rule set of an order that is not booked yet: the newest that applies to the day it was placed
 * (the organisation's day). Undefined where none does.
 */
export function chooseRuleSet(
  ruleSets: readonly RuleSetValidity[],
  placedOn: string,
): number | undefined {
  let chosen: number | undefined;
  for (const { number, validFrom } of ruleSets) {
    const applies = validFrom === null || validFrom <= placedOn;
    if (applies && (chosen === undefined || number > chosen)) chosen = number;
  }
  return chosen;
}
