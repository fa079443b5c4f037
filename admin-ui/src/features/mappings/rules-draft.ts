import { useState } from 'react';
import type { WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { rebaseRules } from './rebase-rules.ts';

interface KeptDraft {
  /** The rules that were changed, and their number. */
  readonly number: number;
  readonly base: WireRuleSet;
  readonly rules: WireRuleSet;
}

interface RulesDraft {
  readonly rules: WireRuleSet;
  readonly setRules: (rules: WireRuleSet) => void;
  /** Changes that were made to older rules, where those were changed too: they are not kept. */
  readonly hasLostChanges: boolean;
}

/** Changes that are not applied; they outlive leaving the page, as long as the browser's tab is open. */
export function useRulesDraft(
  linkId: string,
  published: { readonly number: number; readonly ruleSet: WireRuleSet },
): RulesDraft {
  const { number, ruleSet } = published;
  const [start] = useState(() => openDraft(linkId, published));
  const [rules, setRules] = useState(start.rules);
  return {
    rules,
    hasLostChanges: start.hasLostChanges,
    setRules(changed) {
      setRules(changed);
      if (countChanges(ruleSet, changed) === 0) forgetDraft(linkId);
      else keepDraft(linkId, { number, base: ruleSet, rules: changed });
    },
  };
}

/** What was kept in the tab, put on the rules of now where others were applied since. */
function openDraft(
  linkId: string,
  { number, ruleSet }: { readonly number: number; readonly ruleSet: WireRuleSet },
): { readonly rules: WireRuleSet; readonly hasLostChanges: boolean } {
  const text = sessionStorage.getItem(nameOf(linkId));
  if (text === null) return { rules: ruleSet, hasLostChanges: false };
  const kept = JSON.parse(text) as KeptDraft;
  if (kept.number === number) return { rules: kept.rules, hasLostChanges: false };
  const { rules, hasConflict } = rebaseRules(kept.base, kept.rules, ruleSet);
  if (countChanges(ruleSet, rules) === 0) forgetDraft(linkId);
  else keepDraft(linkId, { number, base: ruleSet, rules });
  return { rules, hasLostChanges: hasConflict };
}

function keepDraft(linkId: string, draft: KeptDraft): void {
  sessionStorage.setItem(nameOf(linkId), JSON.stringify(draft));
}

export function forgetDraft(linkId: string): void {
  sessionStorage.removeItem(nameOf(linkId));
}

function nameOf(linkId: string): string {
  return `daybook.draft.${linkId}`;
}

/** How many rows differ: what the bar counts. A row that was changed counts once. */
export function countChanges(published: WireRuleSet, draft: WireRuleSet): number {
  const tables: readonly (readonly [readonly unknown[], readonly unknown[]])[] = [
    [published.paymentMethods, draft.paymentMethods],
    [published.taxes, draft.taxes],
    [published.revenue, draft.revenue],
    [published.shipping, draft.shipping],
    [Object.entries(published.accounts), Object.entries(draft.accounts)],
    [Object.entries(published.settings), Object.entries(draft.settings)],
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
