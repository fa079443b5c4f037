import type { WireRuleSet } from '../../../../sidecar/src/contract/index.ts';

type Part = Readonly<Record<string, unknown>>;

/**
 * A person's changes to older rules, put on those of now: a table that only one of both changed is
 * that one's. Where both changed a table, the rules that apply stand.
 */
export function rebaseRules(
  base: WireRuleSet,
  draft: WireRuleSet,
  now: WireRuleSet,
): { readonly rules: WireRuleSet; readonly hasConflict: boolean } {
  const { part, hasConflict } = rebasePart(base, draft, now);
  return { rules: part as WireRuleSet, hasConflict };
}

function rebasePart(
  base: Part,
  draft: Part,
  now: Part,
): { readonly part: Part; readonly hasConflict: boolean } {
  let hasConflict = false;
  const entries = Object.keys(now).map((name): [string, unknown] => {
    const [before, mine, theirs] = [base[name], draft[name], now[name]];
    if (isSame(mine, before) || isSame(mine, theirs)) return [name, theirs];
    if (isSame(theirs, before)) return [name, mine];
    if (isPart(before) && isPart(mine) && isPart(theirs)) {
      const inner = rebasePart(before, mine, theirs);
      hasConflict ||= inner.hasConflict;
      return [name, inner.part];
    }
    hasConflict = true;
    return [name, theirs];
  });
  return { part: Object.fromEntries(entries), hasConflict };
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
