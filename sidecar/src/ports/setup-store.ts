import type { BookingSettings, UnfinishedRuleSet } from '../domain/mapping/rule-set.ts';
import type { OrderReason } from './order-store.ts';

/** A store of a shop; it is set up by itself. */
export interface StoreOfShop {
  readonly pairingId: string;
  readonly storeId: number;
}

/** What was answered in Setup so far, by store. */
export interface SetupStore {
  findAnswers(store: StoreOfShop): Promise<SetupAnswers | undefined>;
  saveAnswers(store: StoreOfShop, answers: SetupAnswers): Promise<void>;
  forgetAnswers(store: StoreOfShop): Promise<void>;
  findSignInProblem(pairingId: string): Promise<SignInProblem | undefined>;
  /** Null where a sign-in begins or went well. */
  saveSignInProblem(pairingId: string, problem: SignInProblem | null): Promise<void>;
}

export interface SetupAnswers {
  /** The furthest question that was reached. */
  readonly step: string;
  readonly oldAppOff: boolean;
  readonly bankRulesOff: boolean;
  /** Orders that stand in Xero already; left out when they come. Null until somebody looked. */
  readonly bookedElsewhere: readonly BookedElsewhere[] | null;
  /** Null until the suggestion was looked at. */
  readonly rules: UnfinishedRuleSet | null;
  /** Null until somebody chose: there is no preset. */
  readonly lockedPeriod: BookingSettings['lockedPeriod'] | null;
  readonly dryRunDone: boolean;
  /** Where the store goes to another organisation: the last order day of the old one. */
  readonly lastDay: string | null;
  /** And what becomes of its orders that change later. */
  readonly afterwards: 'book' | 'person' | null;
  /** The link whose settings and mappings the suggestion begins with; null: a suggestion of its own. */
  readonly copyFrom: string | null;
}

export interface BookedElsewhere {
  readonly orderId: number;
  readonly invoiceNumber: string;
}

export interface SignInProblem {
  readonly reason: OrderReason;
  readonly at: string;
}
