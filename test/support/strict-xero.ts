import { randomUUID } from 'node:crypto';
import type {
  BookedAllocation,
  BookedCreditNote,
  BookedInvoice,
} from '../../sidecar/src/domain/booking/xero-documents.ts';
import type { OrderStepBody, StepBody } from '../../sidecar/src/domain/ledger/step.ts';
import type {
  ElementAnswer,
  PostedDocument,
  ResolvedStep,
  XeroGateway,
} from '../../sidecar/src/ports/xero-gateway.ts';
import type { XeroState } from '../../sidecar/src/domain/reconciliation/xero-state.ts';
import { parseLocalDate } from '../../sidecar/src/domain/time/instant.ts';
import { getExpected } from '../../sidecar/src/use-cases/sending/post-step.ts';

export interface StrictDocument {
  readonly id: string;
  readonly contactId: string;
  body: BookedInvoice | BookedCreditNote;
  isEnded: boolean;
}

/** A payment, a refund, or a credit that is set against an invoice. */
export interface StrictMoney {
  readonly id: string;
  readonly kind: 'payment' | 'refund' | 'allocation';
  /** The invoice or credit note that it stands on; of an allocation both. */
  readonly on: readonly string[];
  readonly amountMinor: number;
  readonly day: string;
  readonly accountId: string;
  readonly key: string;
  isEnded: boolean;
}

/**
 * The port to Xero by Xero's rules about what may stand on what, one step a call. What it refuses is
 * kept: Daybook knows those rules, so nothing should be. A step may be halted, as by a rate limit: it is
 * not taken, and comes again.
 */
export class StrictXero {
  readonly documents = new Map<string, StrictDocument>();
  readonly money = new Map<string, StrictMoney>();
  readonly refusals: string[] = [];
  lockedUntil: string | null = null;
  isHalted: (body: StepBody) => boolean = () => false;
  /** Refused for a reason of its own, as for an account that was archived. */
  isRefused: (body: StepBody) => boolean = () => false;
  nowMs: () => number = () => 0;
  readonly gateway: XeroGateway;

  constructor() {
    const unread = (): never => {
      throw new Error('nothing is read here');
    };
    this.gateway = {
      serialiser: 'strict',
      maxStepsPerCall: () => 1,
      buildRequest: (kind, steps) => ({ kind, documentId: null, model: steps }),
      send: ({ model }) => this.#send(model as readonly ResolvedStep[]),
      findPosted: (_tenantId, steps) => Promise.resolve(this.#findEnded(steps)),
      createAccount: unread,
      readRecentInvoices: unread,
      readReference: unread,
      readReferenceParts: unread,
      readContactPage: unread,
      readDocumentPage: (_tenantId, _priority, { kind }) =>
        Promise.resolve({
          documents: this.#readChanged(kind),
          isLast: true,
          newestUpdatedAt: null,
        }),
      readBankTransactionPage: unread,
      readBankTransfers: unread,
      readBankDocument: unread,
    };
  }

  /** Of an invoice what is due, of a credit note what is left of it. */
  getOpenMinor({ id, body }: StrictDocument): number {
    const used = this.listOn(id).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    return body.totalMinor - used;
  }

  /** Somebody else's hand: told with the next look. */
  endByHand(item: StrictMoney | StrictDocument): void {
    item.isEnded = true;
    for (const id of 'on' in item ? item.on : [item.id]) this.#changed.add(id);
  }

  readonly #changed = new Set<string>();

  #readChanged(kind: XeroState['kind']): XeroState[] {
    const documents = [...this.#changed].flatMap((id) => this.documents.get(id) ?? []);
    const read = documents.filter(({ body }) => body.kind === kind);
    return read.map((document) => this.#toState(document));
  }

  #toState(document: StrictDocument): XeroState {
    const { id, contactId, body, isEnded } = document;
    const isInvoice = body.kind === 'invoice';
    const money = this.listOn(id);
    const payments = money.filter(({ kind }) => kind !== 'allocation');
    const credits = money.filter(({ kind }) => kind === 'allocation' && isInvoice);
    const sum = (all: readonly StrictMoney[]): number =>
      all.reduce((total, { amountMinor }) => total + amountMinor, 0);
    return {
      kind: body.kind,
      xeroId: id,
      number: body.number,
      status: isEnded ? 'VOIDED' : 'AUTHORISED',
      currency: body.currency,
      contactId,
      issuedOn: parseLocalDate(body.issuedOn),
      totalMinor: body.totalMinor,
      taxMinor: body.taxMinor,
      lines: body.lines,
      paidMinor: isInvoice ? sum(payments) : 0,
      remainingMinor: isInvoice ? 0 : this.getOpenMinor(document),
      payments: payments.map(({ id: xeroId, amountMinor }) => ({ xeroId, amountMinor })),
      creditedMinor: sum(credits),
      credits: credits.map(({ on, amountMinor }) => ({ xeroId: on[0] ?? '', amountMinor })),
    };
  }

  #findEnded(steps: readonly ResolvedStep[]): Map<string, PostedDocument> {
    const found = new Map<string, PostedDocument>();
    for (const { stepId, body, idsByKey } of steps) {
      for (const id of Object.values(idsByKey)) {
        const item = this.documents.get(id) ?? this.money.get(id);
        const isOf = /^(void|delete)/.test(body.kind) && body.key.endsWith(id);
        if (item?.isEnded === true && isOf) found.set(stepId, answer(id, body));
      }
    }
    return found;
  }

  listOn(documentId: string): StrictMoney[] {
    return [...this.money.values()].filter(
      ({ on, isEnded }) => !isEnded && on.includes(documentId),
    );
  }

  #send(steps: readonly ResolvedStep[]): ReturnType<XeroGateway['send']> {
    const [step] = steps;
    if (step === undefined || this.isHalted(step.body)) {
      return Promise.resolve({
        outcome: 'notTaken',
        httpStatus: 429,
        reason: { code: 'xero.rate_limited', details: {} },
        retryAt: new Date(this.nowMs() + 60_000).toISOString(),
      });
    }
    return Promise.resolve({ outcome: 'answered', httpStatus: 200, elements: [this.#take(step)] });
  }

  #take(step: ResolvedStep): ElementAnswer {
    const { body } = step;
    if (this.isRefused(body)) return refuse('xero.account_archived');
    try {
      return { ok: true, document: this.#post(step) };
    } catch (error) {
      this.refusals.push(`${body.kind} ${body.key}: ${String(error)}`);
      return refuse('xero.account_archived');
    }
  }

  #post(step: ResolvedStep): PostedDocument {
    const { body } = step;
    if (!isOfOrder(body)) return answer(randomUUID(), body);
    const idOf = (key: string): string => {
      const id = step.idsByKey[key];
      if (id === undefined) throw new Error(`${key} is not known`);
      return id;
    };
    switch (body.kind) {
      case 'invoice':
      case 'creditNote': {
        this.#checkOpen(body.issuedOn);
        this.#checkNumber(body);
        const id = randomUUID();
        const contactId = idOf(body.contactKey);
        this.documents.set(id, { id, contactId, body, isEnded: false });
        return answer(id, body);
      }
      case 'updateInvoice': {
        const document = this.#getUnused(idOf(body.key));
        this.#checkOpen(body.invoice.issuedOn);
        document.body = body.invoice;
        return answer(document.id, body);
      }
      case 'voidInvoice':
        return this.#end(this.#getUnused(idOf(body.invoiceKey)), body);
      case 'voidCreditNote':
        return this.#end(this.#getUnused(idOf(body.creditNoteKey)), body);
      case 'payment':
        return this.#addMoney(body, [idOf(body.invoiceKey)], body.paidOn);
      case 'refund':
        return this.#addMoney(body, [idOf(body.creditNoteKey)], body.paidOn);
      case 'allocation': {
        const on = [idOf(body.creditNoteKey), idOf(body.invoiceKey)];
        const contacts = on.map((id) => this.documents.get(id)?.contactId);
        if (contacts[0] !== contacts[1]) throw new Error('of another contact');
        return this.#addMoney(body, on, body.allocatedOn);
      }
      case 'deletePayment':
        return this.#endMoney(idOf(body.paymentKey), body);
      case 'deleteAllocation':
        return this.#endMoney(idOf(body.allocationKey), body);
    }
  }

  #checkOpen(day: string): void {
    if (this.lockedUntil !== null && day <= this.lockedUntil) throw new Error(`${day} is closed`);
  }

  #checkNumber({ kind, number }: BookedInvoice | BookedCreditNote): void {
    for (const { body } of this.documents.values()) {
      if (body.kind === kind && body.number === number) throw new Error(`${number} is taken`);
    }
  }

  #get(id: string): StrictDocument {
    const document = this.documents.get(id);
    if (document === undefined || document.isEnded) throw new Error('the document is not open');
    return document;
  }

  #getUnused(id: string): StrictDocument {
    const document = this.#get(id);
    this.#checkOpen(document.body.issuedOn);
    if (this.listOn(id).length > 0) throw new Error(`${document.body.number} is used`);
    return document;
  }

  #end(document: StrictDocument, body: StepBody): PostedDocument {
    document.isEnded = true;
    return answer(document.id, body);
  }

  #addMoney(
    body: Extract<StepBody, { kind: StrictMoney['kind'] }>,
    on: readonly string[],
    day: string,
  ): PostedDocument {
    this.#checkOpen(day);
    const { kind, amountMinor, key } = body;
    for (const id of on) {
      const open = this.getOpenMinor(this.#get(id));
      if (amountMinor > open) throw new Error(`${amountMinor} of ${open}`);
    }
    const id = randomUUID();
    const accountId = 'accountId' in body ? body.accountId : '';
    this.money.set(id, { id, kind, on, amountMinor, day, accountId, key, isEnded: false });
    return answer(id, body);
  }

  #endMoney(id: string, body: StepBody): PostedDocument {
    const money = this.money.get(id);
    if (money === undefined || money.isEnded) throw new Error('it does not stand');
    this.#checkOpen(money.day);
    money.isEnded = true;
    return answer(id, body);
  }
}

type OrderBody = Exclude<OrderStepBody, { kind: 'contact' | 'item' }>;

/** Contacts and items stand by themselves. */
function isOfOrder(body: StepBody): body is OrderBody {
  return /^(invoice|creditNote|payment|refund|allocation|update|void|delete)/.test(body.kind);
}

function answer(xeroId: string, body: StepBody): PostedDocument {
  const { totalMinor = 0, taxMinor = 0, number = '' } = getExpected(body) ?? {};
  const currency = 'currency' in body ? body.currency : '';
  const money = body as Partial<BookedAllocation>;
  const total = totalMinor === 0 ? (money.amountMinor ?? 0) : totalMinor;
  return {
    xeroId,
    number,
    currency,
    totalMinor: total,
    taxMinor,
    status: 'AUTHORISED',
    contactId: null,
  };
}

function refuse(code: string): ElementAnswer {
  return { ok: false, reason: { code, details: {} }, messages: [] };
}
