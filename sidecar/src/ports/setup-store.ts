import type { RuleSet } from '../domain/mapping/rule-set.ts';
import type { OrderReason } from './order-store.ts';

/** What was answered in Setup so far, by shop. */
export interface SetupStore {
  findAnswers(pairingId: string): Promise<SetupAnswers | undefined>;
  saveAnswers(pairingId: string, answers: SetupAnswers): Promise<void>;
  findSignInProblem(pairingId: string): Promise<SignInProblem | undefined>;
  /** Null where a sign-in begins or went well. */
  saveSignInProblem(pairingId: string, problem: SignInProblem | null): Promise<void>;
}

export interface SetupAnswers {
  /** The question that is open. */
  readonly step: string;
  readonly oldAppOff: boolean;
  readonly bankRulesOff: boolean;
  /** Orders that stand in Xero already; left out when they come. */
  readonly bookedElsewhere: readonly BookedElsewhere[];
  /** Null until the suggestion was looked at. */
  readonly rules: RuleSet | null;
  readonly lockedPeriodChosen: boolean;
  readonly dryRunDone: boolean;
}

export interface BookedElsewhere {
  readonly orderId: number;
  readonly invoiceNumber: string;
}

export interface SignInProblem {
  readonly reason: OrderReason;
  readonly at: string;
}
