import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { SetupStep, WireSetupDraft } from '../../../../sidecar/src/contract/index.ts';
import { useStoreId } from '../../components/use-store.ts';
import { setupQuery, useSaveDraft } from './queries.ts';
import type { Answers } from './question.ts';
import { linkTo, useFlow } from './setup-flow.ts';
import { getNeighbour, isAfter } from './setup-steps.ts';

/** Keeps answers of the open question; the newest draft is changed, whatever a page still shows. */
export function useAnswers(open: SetupStep, known: WireSetupDraft) {
  const client = useQueryClient();
  const { queryKey } = setupQuery(useStoreId());
  const navigate = useNavigate();
  const flow = useFlow();
  const keep = useSaveDraft();
  const goOn = useSaveDraft();
  // A field shows what was just answered at once, not when the query tells of it a moment later.
  const [given, setGiven] = useState<Answers>({});

  const change = (answers: Answers) => {
    const draft = client.getQueryData(queryKey)?.draft;
    return draft === undefined ? undefined : { ...draft, ...given, ...answers };
  };
  return {
    draft: { ...known, ...given },
    error: keep.error ?? goOn.error,
    isGoingOn: goOn.isPending,
    save(answers: Answers): void {
      const draft = change(answers);
      if (draft === undefined) return;
      setGiven((before) => ({ ...before, ...answers }));
      keep.mutate(draft);
    },
    goOn(answers: Answers = {}): void {
      const draft = change(answers);
      const next = getNeighbour(flow, open, 1);
      if (draft === undefined || next === undefined) return;
      const step = isAfter(flow, next, draft.step) ? next : draft.step;
      // Asked of the answer itself: this question may be gone when it comes.
      void goOn.mutateAsync({ ...draft, step }).then(
        () => navigate(linkTo(flow, next)),
        // Shown below the question.
        () => undefined,
      );
    },
  };
}
