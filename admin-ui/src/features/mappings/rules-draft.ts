import { useState } from 'react';
import type { WireRuleSet } from '../../../../sidecar/src/contract/index.ts';

interface KeptDraft {
  /** The rules that were changed: another number has been applied since then, or not. */
  readonly number: number;
  readonly rules: WireRuleSet;
}

interface RulesDraft {
  readonly rules: WireRuleSet;
  readonly setRules: (rules: WireRuleSet) => void;
  /** Changes that were made to older rules: they cannot be kept. */
  readonly isOutdated: boolean;
}

/** Changes that are not applied; they outlive leaving the page, as long as the browser's tab is open. */
export function useRulesDraft(
  linkId: string,
  published: { readonly number: number; readonly ruleSet: WireRuleSet },
): RulesDraft {
  const name = `daybook.rules.${linkId}`;
  const { number, ruleSet } = published;
  const [kept] = useState(() => readDraft(name));
  const isOutdated = kept !== undefined && kept.number !== number;
  const [rules, setRules] = useState(kept?.number === number ? kept.rules : ruleSet);
  return {
    rules,
    isOutdated,
    setRules(changed) {
      setRules(changed);
      if (countChanges(ruleSet, changed) === 0) sessionStorage.removeItem(name);
      else sessionStorage.setItem(name, JSON.stringify({ number, rules: changed }));
    },
  };
}

function readDraft(name: string): KeptDraft | undefined {
  const text = sessionStorage.getItem(name);
  return text === null ? undefined : (JSON.parse(text) as KeptDraft);
}

/** How many rows differ: what the bar counts. A row that was changed counts once. */
export function countChanges(published: WireRuleSet, draft: WireRuleSet): number {
  const tables: readonly (readonly [readonly unknown[], readonly unknown[]])[] = [
    [published.paymentMethods, draft.paymentMethods],
    [published.taxes, draft.taxes],
    [published.revenue, draft.revenue],
    [published.shipping, draft.shipping],
    [Object.entries(published.accounts), Object.entries(draft.accounts)],
  ];
  return tables.reduce(
    (count, [before, after]) => count + Math.max(countNew(before, after), countNew(after, before)),
    0,
  );
}

function countNew(before: readonly unknown[], after: readonly unknown[]): number {
  const known = new Set(before.map((row) => JSON.stringify(row)));
  return after.filter((row) => !known.has(JSON.stringify(row))).length;
}
