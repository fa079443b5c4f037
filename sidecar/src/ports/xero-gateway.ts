import type { StepBody, StepKind } from '../domain/ledger/step.ts';
import type {
  NewXeroAccount,
  ReferencePart,
  ReferenceParts,
  XeroReference,
} from '../domain/mapping/xero-reference.ts';
import type { BankState } from '../domain/reconciliation/bank-state.ts';
import type { XeroState } from '../domain/reconciliation/xero-state.ts';
import type { LocalDate } from '../domain/time/instant.ts';
import type { MirroredContact } from './contact-store.ts';
import type { OrderReason } from './order-store.ts';

/** A step with the Xero ids of what it needs, by natural key. */
export interface ResolvedStep {
  readonly stepId: string;
  readonly body: StepBody;
  readonly idsByKey: Readonly<Record<string, string>>;
}

/** A write as a value: committed as JSON before it leaves. */
export interface XeroRequest {
  readonly kind: StepKind;
  /** Path ids for the operations that take one document a call. */
  readonly documentId: string | null;
  /** The model that xero-node serialises, as plain JSON. */
  readonly model: unknown;
}

export interface SendOptions {
  readonly tenantId: string;
  readonly idempotencyKey: string;
  readonly priority: CallPriority;
  /** Right before the call leaves, after it waited for its turn; where it says false it stays here. */
  readonly onLeaving?: () => Promise<boolean>;
}

/** People first, then live orders, then polls, then history. */
export type CallPriority = 'interactive' | 'live' | 'poll' | 'background';

export type XeroAnswer =
  | {
      readonly outcome: 'answered';
      readonly httpStatus: number;
      readonly elements: readonly ElementAnswer[];
    }
  /** Xero refused the whole call for good: nothing was written. */
  | { readonly outcome: 'rejected'; readonly httpStatus: number; readonly reason: OrderReason }
  /** Not taken, to be sent again under a new key: 401, 429, 503, parked, not connected. */
  | {
      readonly outcome: 'notTaken';
      readonly httpStatus: number;
      readonly reason: OrderReason;
      readonly retryAt: string;
    }
  /** Nobody knows: lost answer, time-out, 500. `replay` says whether the same bytes may go again. */
  | {
      readonly outcome: 'unknown';
      readonly httpStatus: number;
      readonly reason: OrderReason;
      readonly replay: boolean;
    };

/** In the order of the request's steps. */
export type ElementAnswer =
  | { readonly ok: true; readonly document: PostedDocument }
  | { readonly ok: false; readonly reason: OrderReason; readonly messages: readonly string[] };

export interface PostedDocument {
  readonly xeroId: string;
  readonly number: string;
  readonly currency: string;
  /** 0 for contacts and items. */
  readonly totalMinor: number;
  readonly taxMinor: number;
  readonly status: string;
  readonly contactId: string | null;
}

export interface ContactPage {
  readonly contacts: readonly MirroredContact[];
  readonly isLast: boolean;
  /** Newest UpdatedDateUTC of the page, ISO; null for an empty one. */
  readonly newestUpdatedAt: string | null;
}

export interface DocumentPage {
  readonly documents: readonly XeroState[];
  readonly isLast: boolean;
  /** Newest UpdatedDateUTC of the page, ISO; null for an empty one. */
  readonly newestUpdatedAt: string | null;
}

/** A sales invoice that stands in Xero, whoever made it. */
export interface StandingInvoice {
  readonly xeroId: string;
  readonly number: string;
  readonly reference: string;
  readonly issuedOn: string;
  readonly currency: string;
  readonly totalMinor: number;
}

export interface InvoicesRead {
  readonly invoices: readonly StandingInvoice[];
  /** False where Xero has more than was read. */
  readonly isComplete: boolean;
}

export interface XeroGateway {
  /** Name and version of the serialiser; a call written by another one is looked up, not replayed. */
  readonly serialiser: string;
  /** How many steps of the kind fit one call (50, or 1 where Xero takes one document a call). */
  maxStepsPerCall(kind: StepKind): number;
  /** Pure: the request for steps of one kind, at most `maxStepsPerCall`. */
  buildRequest(kind: StepKind, steps: readonly ResolvedStep[]): XeroRequest;
  /** Waits for the governor, sends once, translates whatever comes back. Never throws for an answer. */
  send(request: XeroRequest, options: SendOptions): Promise<XeroAnswer>;
  /**
   * What Xero holds under the steps' natural keys, by step id; left out where it holds nothing.
   * `heldIds` are Xero ids that the ledger has already: a payment of the same account, day and amount
   * that another step made is not found again. Throws a DaybookError when Xero cannot be asked.
   */
  findPosted(
    tenantId: string,
    steps: readonly ResolvedStep[],
    heldIds?: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, PostedDocument>>;
  /** One PUT, at once. Throws a DaybookError where Xero did not say that it made it. */
  createAccount(tenantId: string, account: NewXeroAccount): Promise<void>;
  /** Sales invoices issued on or after a day, newest first: a few calls at most. */
  readRecentInvoices(tenantId: string, since: LocalDate): Promise<InvoicesRead>;
  readReference(tenantId: string, priority: CallPriority): Promise<XeroReference>;
  /** Some of its parts: a call each. */
  readReferenceParts(
    tenantId: string,
    priority: CallPriority,
    parts: readonly ReferencePart[],
  ): Promise<ReferenceParts>;
  readContactPage(
    tenantId: string,
    priority: CallPriority,
    read: { readonly page: number; readonly modifiedSince: string | null },
  ): Promise<ContactPage>;
  /** Sales invoices or credit notes that were modified since, whoever wrote them. */
  readDocumentPage(
    tenantId: string,
    priority: CallPriority,
    read: {
      readonly kind: XeroState['kind'];
      readonly page: number;
      readonly modifiedSince: string;
    },
  ): Promise<DocumentPage>;
  /** Bank transactions that were modified since, deleted ones among them. */
  readBankTransactionPage(
    tenantId: string,
    priority: CallPriority,
    read: { readonly page: number; readonly modifiedSince: string },
  ): Promise<BankPage>;
  /** All bank transfers of that day and after, deleted ones among them: one call. */
  readBankTransfers(
    tenantId: string,
    priority: CallPriority,
    since: LocalDate,
  ): Promise<readonly BankState[]>;
  /** One of them by its id; undefined where Xero has none. */
  readBankDocument(
    tenantId: string,
    priority: CallPriority,
    of: Pick<BankState, 'kind' | 'xeroId'>,
  ): Promise<BankState | undefined>;
}

/** What was read of bank accounts, whoever wrote it. */
export interface BankPage {
  readonly documents: readonly BankState[];
  readonly isLast: boolean;
  /** Newest UpdatedDateUTC of the page, ISO; null for an empty one. */
  readonly newestUpdatedAt: string | null;
}

export interface OrganisationSummary {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly name: string;
}

/** Sign-in and connections: authorize, token, refresh, revoke, connections. */
export interface XeroIdentity {
  buildAuthorizeUrl(state: string): Promise<string>;
  /**
   * Exchanges the code and reads the connections; keeps both unless `check` throws of them. A sign-in
   * that is refused leaves everything as it was.
   */
  completeSignIn(
    code: string,
    check: (reached: readonly OrganisationSummary[]) => Promise<void>,
  ): Promise<readonly OrganisationSummary[]>;
  listOrganisations(): Promise<readonly OrganisationSummary[]>;
  disconnect(tenantId: string): Promise<void>;
  /** Signs out of Xero for good: all logins, all organisations. */
  revoke(): Promise<void>;
}
