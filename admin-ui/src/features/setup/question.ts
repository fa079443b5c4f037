import type { WireSetupDraft } from '../../../../sidecar/src/contract/index.ts';

export type Answers = Partial<WireSetupDraft>;

/** What a question of Setup works with. */
export interface QuestionProps {
  readonly linkId: string;
  readonly draft: WireSetupDraft;
  /** Keeps an answer; the question stays open. */
  readonly save: (answers: Answers) => void;
  /** Keeps the last answers of this question, and opens the next one when they are kept. */
  readonly goOn: (answers?: Answers) => void;
  readonly isGoingOn: boolean;
}
