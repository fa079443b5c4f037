import { readContactTexts } from '../../domain/customer/plan-contact-update.ts';
import type { StepKind } from '../../domain/ledger/step.ts';
import type { PostedDocument, ResolvedStep } from '../../ports/xero-gateway.ts';
import {
  contactSchema,
  creditNoteSchema,
  itemSchema,
  manualJournalSchema,
  paymentSchema,
  type CreditNoteAnswer,
} from './answer-schemas.ts';
import { toContactInXero } from './read-contact-page.ts';
import { getId } from './build-request.ts';
import {
  findBankTransactions,
  findBankTransfers,
  findDeletedBankDocuments,
} from './find-bank-documents.ts';
import { cleanNarration } from './journal-model.ts';
import { readInvoices, readOptions, type Found, type LookUp } from './look-up.ts';
import { chunkTexts, makeAnyOf } from './look-up-chunks.ts';
import { findAllocations, findPayments, findRefunds, readCreditNote } from './find-payments.ts';
import {
  fromContact,
  fromCreditNote,
  fromDeletedAllocation,
  fromInvoice,
  fromItem,
  fromManualJournal,
  fromPayment,
} from './posted-documents.ts';
import { UNIT_DECIMALS } from './send-model.ts';
import { cleanLine, MAX_LENGTHS } from './xero-text.ts';

/** What Xero holds under the steps' natural keys, by step id. */
export async function findPosted(lookUp: LookUp, steps: readonly ResolvedStep[]): Promise<Found> {
  const found: Found = new Map();
  for (const [kind, group] of Map.groupBy(steps, (step) => step.body.kind)) {
    for (const [stepId, document] of await findKind(lookUp, kind, group))
      found.set(stepId, document);
  }
  return found;
}

function findKind(lookUp: LookUp, kind: StepKind, steps: readonly ResolvedStep[]): Promise<Found> {
  switch (kind) {
    case 'contact':
      return findContacts(lookUp, steps);
    case 'updateContact':
      return findContactUpdates(lookUp, steps);
    case 'item':
      return findItems(lookUp, steps);
    case 'invoice':
      return findInvoices(lookUp, steps);
    case 'updateInvoice':
      // The same lines may be written twice, so it goes again instead of being guessed.
      return Promise.resolve(new Map());
    case 'creditNote':
      return findCreditNotes(lookUp, steps);
    case 'manualJournal':
      return findManualJournals(lookUp, steps);
    case 'bankTransaction':
      return findBankTransactions(lookUp, steps);
    case 'bankTransfer':
      return findBankTransfers(lookUp, steps);
    case 'payment':
      return findPayments(lookUp, steps);
    case 'refund':
      return findRefunds(lookUp, steps);
    case 'allocation':
      return findAllocations(lookUp, steps);
    case 'voidInvoice':
      return findVoids(lookUp, steps);
    case 'voidCreditNote':
      return findVoidedNotes(lookUp, steps);
    case 'deleteAllocation':
      return findDeletedAllocations(lookUp, steps);
    case 'deleteBankTransaction':
    case 'deleteBankTransfer':
      return findDeletedBankDocuments(lookUp, steps);
    case 'deletePayment':
      return findDeletedPayments(lookUp, steps);
  }
}

async function findContacts(lookUp: LookUp, steps: readonly ResolvedStep[]): Promise<Found> {
  const numbers = keyByText(steps, ({ body }) =>
    body.kind === 'contact' ? cleanLine(body.contactNumber, MAX_LENGTHS.contactNumber) : '',
  );
  const includeArchived = true;
  const contacts = await readChunks(numbers, (chunk) =>
    lookUp.reader.readList({
      ...readOptions(lookUp),
      listName: 'Contacts',
      schema: contactSchema,
      run: (api) => {
        const where = makeAnyOf('ContactNumber', chunk);
        const [since, order, ids, page] = [undefined, undefined, undefined, 1];
        return api.getContacts(lookUp.tenantId, since, where, order, ids, page, includeArchived);
      },
    }),
  );
  return collect(numbers, contacts.map(fromContact));
}

/**
 * Taken where a field is not what it was before: ours, or what somebody made of it since. Sent once
 * more it would be ours again.
 */
async function findContactUpdates(lookUp: LookUp, steps: readonly ResolvedStep[]): Promise<Found> {
  const ids = keyByText(steps, ({ body }) => (body.kind === 'updateContact' ? body.contactId : ''));
  const includeArchived = true;
  const contacts = await readChunks(ids, (chunk) =>
    lookUp.reader.readList({
      ...readOptions(lookUp),
      listName: 'Contacts',
      schema: contactSchema,
      run: (api) => {
        const [since, where, order, page] = [undefined, undefined, undefined, 1];
        const { tenantId } = lookUp;
        return api.getContacts(tenantId, since, where, order, [...chunk], page, includeArchived);
      },
    }),
  );
  const found: Found = new Map();
  for (const { stepId, body } of steps) {
    const contact = contacts.find(
      ({ ContactID }) => body.kind === 'updateContact' && ContactID === body.contactId,
    );
    if (contact === undefined || body.kind !== 'updateContact') continue;
    const texts = readContactTexts(toContactInXero(contact));
    const isTaken = Object.entries(body.was).some(([key, text]) => texts[key] !== text);
    if (isTaken) found.set(stepId, fromContact(contact));
  }
  return found;
}

async function findItems(lookUp: LookUp, steps: readonly ResolvedStep[]): Promise<Found> {
  const codes = keyByText(steps, ({ body }) =>
    body.kind === 'item' ? cleanLine(body.code, MAX_LENGTHS.itemCode) : '',
  );
  const items = await readChunks(codes, (chunk) =>
    lookUp.reader.readList({
      ...readOptions(lookUp),
      listName: 'Items',
      schema: itemSchema,
      run: (api) => api.getItems(lookUp.tenantId, undefined, makeAnyOf('Code', chunk)),
    }),
  );
  return collect(codes, items.map(fromItem));
}

async function findInvoices(lookUp: LookUp, steps: readonly ResolvedStep[]): Promise<Found> {
  const numbers = keyByText(steps, ({ body }) => (body.kind === 'invoice' ? body.number : ''));
  const invoices = await readChunks(numbers, (chunk) => readInvoices(lookUp, { numbers: chunk }));
  const sales = invoices.filter((invoice) => invoice.Type === 'ACCREC');
  return collect(numbers, sales.map(fromInvoice));
}

async function findCreditNotes(lookUp: LookUp, steps: readonly ResolvedStep[]): Promise<Found> {
  const numbers = keyByText(steps, ({ body }) => (body.kind === 'creditNote' ? body.number : ''));
  const notes = await readChunks(numbers, (chunk) =>
    lookUp.reader.readList({
      ...readOptions(lookUp),
      listName: 'CreditNotes',
      schema: creditNoteSchema,
      run: (api) => {
        const where = makeAnyOf('CreditNoteNumber', chunk);
        return api.getCreditNotes(lookUp.tenantId, undefined, where, undefined, 1, UNIT_DECIMALS);
      },
    }),
  );
  const sales = notes.filter((note: CreditNoteAnswer) => note.Type === 'ACCRECCREDIT');
  return collect(numbers, sales.map(fromCreditNote));
}

/** By their day, and then by their narration: that is text of our own, unique in the link. */
async function findManualJournals(lookUp: LookUp, steps: readonly ResolvedStep[]): Promise<Found> {
  const narrations = keyByText(steps, ({ body }) =>
    body.kind === 'manualJournal' ? cleanNarration(body) : '',
  );
  const days = steps.flatMap(({ body }) => (body.kind === 'manualJournal' ? [body.on] : []));
  const found: PostedDocument[] = [];
  for (const day of new Set(days)) {
    const journals = await lookUp.reader.readList({
      ...readOptions(lookUp),
      listName: 'ManualJournals',
      schema: manualJournalSchema,
      run: (api) => {
        const where = `Date==DateTime(${day.split('-').map(Number).join(',')})`;
        const [since, order] = [undefined, undefined];
        return api.getManualJournals(lookUp.tenantId, since, where, order, 1, JOURNALS_A_DAY);
      },
    });
    found.push(...journals.map(fromManualJournal));
  }
  return collect(
    narrations,
    found.filter(({ status }) => !isEnded(status)),
  );
}

/** The most that Xero gives on a page. */
const JOURNALS_A_DAY = 1000;

async function findVoids(lookUp: LookUp, steps: readonly ResolvedStep[]): Promise<Found> {
  const ids = keyByText(steps, (step) =>
    step.body.kind === 'voidInvoice' ? getId(step, step.body.invoiceKey) : '',
  );
  const invoices = await readChunks(ids, (chunk) => readInvoices(lookUp, { ids: chunk }));
  const ended = invoices.map(fromInvoice).filter((invoice) => isEnded(invoice.status));
  return collect(ids, ended, (document) => document.xeroId);
}

async function findVoidedNotes(lookUp: LookUp, steps: readonly ResolvedStep[]): Promise<Found> {
  const ids = keyByText(steps, (step) =>
    step.body.kind === 'voidCreditNote' ? getId(step, step.body.creditNoteKey) : '',
  );
  const notes = await Promise.all([...ids.values()].map((id) => readCreditNote(lookUp, id)));
  const ended = notes
    .flatMap((note) => (note === undefined ? [] : [fromCreditNote(note)]))
    .filter((note) => isEnded(note.status));
  return collect(ids, ended, (document) => document.xeroId);
}

async function findDeletedPayments(lookUp: LookUp, steps: readonly ResolvedStep[]): Promise<Found> {
  const ids = keyByText(steps, (step) =>
    step.body.kind === 'deletePayment' ? getId(step, step.body.paymentKey) : '',
  );
  const payments = await Promise.all(
    [...ids.values()].map((paymentId) =>
      lookUp.reader.readList({
        ...readOptions(lookUp),
        listName: 'Payments',
        schema: paymentSchema,
        run: (api) => api.getPayment(lookUp.tenantId, paymentId),
      }),
    ),
  );
  const ended = payments
    .flat()
    .map(fromPayment)
    .filter((payment) => isEnded(payment.status));
  return collect(ids, ended, (document) => document.xeroId);
}

/** Not on its credit note any more, or said to be deleted there. */
async function findDeletedAllocations(
  lookUp: LookUp,
  steps: readonly ResolvedStep[],
): Promise<Found> {
  const found: Found = new Map();
  for (const step of steps) {
    const { body } = step;
    if (body.kind !== 'deleteAllocation') continue;
    const [creditNoteId, id] = [getId(step, body.creditNoteKey), getId(step, body.allocationKey)];
    const note = await readCreditNote(lookUp, creditNoteId);
    const isStanding = note?.Allocations?.some(
      ({ AllocationID, IsDeleted }) => AllocationID === id && IsDeleted !== true,
    );
    if (note === undefined || isStanding === true) continue;
    found.set(step.stepId, fromDeletedAllocation(id));
  }
  return found;
}

function isEnded(status: string): boolean {
  return status === 'VOIDED' || status === 'DELETED';
}

/** Step id → the text it is looked up by. */
function keyByText(
  steps: readonly ResolvedStep[],
  getText: (step: ResolvedStep) => string,
): Map<string, string> {
  return new Map(steps.map((step) => [step.stepId, getText(step)]));
}

async function readChunks<T>(
  texts: ReadonlyMap<string, string>,
  read: (chunk: readonly string[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const lists: (readonly T[])[] = [];
  for (const chunk of chunkTexts([...new Set(texts.values())])) lists.push(await read(chunk));
  return lists.flat();
}

/** The document of each step's text; of several with one number the one that stands. */
function collect(
  texts: ReadonlyMap<string, string>,
  documents: readonly PostedDocument[],
  getText: (document: PostedDocument) => string = (document) => document.number,
): Found {
  const byText = Map.groupBy(documents, (document) => getText(document).toLowerCase());
  const found: Found = new Map();
  for (const [stepId, text] of texts) {
    const same = byText.get(text.toLowerCase()) ?? [];
    const document = same.find(({ status }) => !isEnded(status)) ?? same[0];
    if (document !== undefined) found.set(stepId, document);
  }
  return found;
}
