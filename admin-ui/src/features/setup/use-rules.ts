import { useQuery } from '@tanstack/react-query';
import type {
  WireChoices,
  WireSuggestion,
  WireUnfinishedRuleSet,
} from '../../../../sidecar/src/contract/index.ts';
import { choicesQuery, suggestionQuery } from '../../api/queries.ts';
import type { QuestionProps } from './question.ts';

interface Rules {
  readonly error: Error | null;
  readonly retry: () => void;
  readonly known:
    | {
        readonly rules: WireUnfinishedRuleSet;
        readonly suggestion: WireSuggestion;
        readonly choices: WireChoices;
      }
    | undefined;
}

/** What was answered of the rules so far; the suggestion where nothing was. */
export function useRules({ linkId, draft }: Pick<QuestionProps, 'linkId' | 'draft'>): Rules {
  const suggestion = useQuery(suggestionQuery(linkId));
  const choices = useQuery(choicesQuery(linkId));
  const isKnown = suggestion.data !== undefined && choices.data !== undefined;
  return {
    error: suggestion.error ?? choices.error,
    retry: () => void Promise.all([suggestion.refetch(), choices.refetch()]),
    known: isKnown
      ? {
          rules: draft.rules ?? suggestion.data.ruleSet,
          suggestion: suggestion.data,
          choices: choices.data,
        }
      : undefined,
  };
}
