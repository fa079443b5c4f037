import { json, Router } from 'express';
import type { EmulatorState, Stranger } from './emulator-state.ts';
import { listAdvances, showAdvance } from './advances.ts';
import { createFaultRoutes } from './fault-routes.ts';
import type { Faults } from './faults.ts';
import type { Organisation } from './organisation.ts';
import { mergeContact, showContact, writeContact } from './contacts.ts';
import { listBankBalances, showBankTransaction, showBankTransfer } from './bank-documents.ts';
import { showManualJournal } from './manual-journals.ts';
import { showDocument, showPayment } from './show-documents.ts';
import { createAccount } from './settings.ts';
import type { Fields } from './wire-input.ts';
import { actAsPerson, type PersonAct } from './person-acts.ts';
import type { OpenApiCheck } from './openapi-check.ts';
import type { WebhookSender } from './webhook-sender.ts';

interface OrganisationChange {
  readonly periodLockDate?: string | null;
  readonly endOfYearLockDate?: string | null;
  readonly automaticSalesTax?: boolean;
  readonly isConnected?: boolean;
  readonly addCurrency?: string;
  readonly addAccount?: Fields;
  readonly archiveAccountCode?: string;
  readonly restoreAccountCode?: string;
  readonly archiveContactId?: string;
  readonly restoreContactId?: string;
  /** By hand: a new one, or one by its id. */
  readonly writeContact?: Fields;
  readonly mergeContact?: { readonly fromId: string; readonly intoId: string };
}

interface ControlParts {
  readonly state: EmulatorState;
  readonly webhooks: WebhookSender;
  readonly faults: Faults;
  readonly openApiCheck: OpenApiCheck | undefined;
}

/** What tests and the demo see and change beside Xero's own wire. */
export function createControlRoutes({
  state,
  webhooks,
  faults,
  openApiCheck,
}: ControlParts): Router {
  const router = Router();
  router.use(json());
  router.use('/faults', createFaultRoutes(faults));
  router.get('/state', (_request, response) => {
    response.json({ ...countAll(state), violations: openApiCheck?.violations ?? null });
  });
  router.get('/calls', (_request, response) => {
    response.json({ total: state.calls.total });
  });
  router.get('/documents', (_request, response) => {
    response.json(state.organisations.map(showAll));
  });
  router.post('/organisations/:tenantId', (request, response) => {
    const organisation = state.organisations.find(
      ({ record }) => record.tenantId === request.params['tenantId'],
    );
    if (organisation === undefined) {
      response.status(404).end();
      return;
    }
    const change = request.body as OrganisationChange;
    changeOrganisation(organisation, change, state.now());
    changeContacts({ state, webhooks }, organisation, change);
    state.save(organisation);
    response.json({ record: organisation.record });
  });
  router.post('/organisations/:tenantId/acts', async (request, response) => {
    const { tenantId } = request.params;
    const organisation = state.organisations.find(({ record }) => record.tenantId === tenantId);
    if (organisation === undefined) return void response.status(404).end();
    const { acts } = request.body as { acts: PersonAct[] };
    const refused = actAsPerson({ state, webhooks }, organisation, acts);
    state.save(organisation);
    await webhooks.waitUntilSent();
    response.json({ refused });
  });
  addSignInRoutes(router, state);
  router.post('/clock', (request, response) => {
    const { advanceSeconds } = request.body as { advanceSeconds: number };
    state.clockOffsetMs += advanceSeconds * 1000;
    response.json({ now: state.now() });
  });
  router.post('/webhooks/intent', async (_request, response) => {
    response.json({ accepted: await webhooks.sendIntentToReceive() });
  });
  router.post('/webhooks/loss', (request, response) => {
    webhooks.isLosing = (request.body as { isLosing: boolean }).isLosing;
    response.end();
  });
  return router;
}

/** How the next sign-in goes, and a consent that lacked what Daybook asks for by now. */
function addSignInRoutes(router: Router, state: EmulatorState): void {
  router.post('/forget-scope', (request, response) => {
    const { scope } = request.body as { scope: string };
    for (const token of state.tokens) {
      token.scopes = token.scopes?.filter((entry) => entry !== scope);
    }
    state.save();
    response.end();
  });
  router.post('/next-sign-in', (request, response) => {
    state.nextStranger = request.body as Stranger;
    response.end();
  });
  router.post('/refuse-next-sign-in', (_request, response) => {
    state.refusesNextSignIn = true;
    response.end();
  });
}

function countAll(state: EmulatorState): Record<string, unknown> {
  const documents = state.organisations.flatMap((organisation) => organisation.documents);
  const payments = state.organisations
    .flatMap((organisation) => organisation.payments)
    .filter(({ Status }) => Status === 'AUTHORISED');
  const numbers = state.organisations.flatMap((organisation) =>
    organisation.documents.map(
      ({ Kind, Number: number }) => `${organisation.record.tenantId}:${Kind}:${number}`,
    ),
  );
  return {
    organisations: state.organisations.map(({ record }) => record),
    contacts: state.organisations.flatMap(({ contacts }) => contacts).length,
    invoices: documents.filter(({ Kind }) => Kind === 'invoice').length,
    creditNotes: documents.filter(({ Kind }) => Kind === 'creditNote').length,
    payments: payments.filter(({ PaymentType }) => PaymentType === 'ACCRECPAYMENT').length,
    refunds: payments.filter(({ PaymentType }) => PaymentType === 'ARCREDITPAYMENT').length,
    allocations: state.organisations.flatMap(({ allocations }) => allocations).length,
    /** Logins that are good or can be renewed. */
    logins: state.tokens.filter(({ isRevoked }) => !isRevoked).length,
    doubledNumbers: numbers.length - new Set(numbers).size,
    calls: state.calls.total,
    callsByRoute: state.calls.byRoute,
  };
}

function showAll(organisation: Organisation): Record<string, unknown> {
  const documents = organisation.documents.map((document) =>
    showDocument(organisation, document, true),
  );
  return {
    organisation: organisation.record,
    invoices: documents.filter((document) => 'InvoiceID' in document),
    creditNotes: documents.filter((document) => 'CreditNoteID' in document),
    payments: organisation.payments.map((payment) => showPayment(organisation, payment)),
    manualJournals: organisation.journals.map(showManualJournal),
    bankTransactions: organisation.bankTransactions.map((transaction) =>
      showBankTransaction(organisation, transaction),
    ),
    bankTransfers: organisation.bankTransfers.map((transfer) =>
      showBankTransfer(organisation, transfer),
    ),
    overpayments: listAdvances(organisation, 'overpayment').map((advance) =>
      showAdvance(organisation, advance, 'overpayment'),
    ),
    prepayments: listAdvances(organisation, 'prepayment').map((advance) =>
      showAdvance(organisation, advance, 'prepayment'),
    ),
    bankBalances: listBankBalances(organisation),
    contacts: organisation.contacts.map(showContact),
    taxRates: organisation.taxRates,
  };
}

function changeOrganisation(
  organisation: Organisation,
  change: OrganisationChange,
  now: number,
): void {
  const { record, accounts } = organisation;
  if (change.periodLockDate !== undefined) record.periodLockDate = change.periodLockDate;
  if (change.endOfYearLockDate !== undefined) record.endOfYearLockDate = change.endOfYearLockDate;
  if (change.automaticSalesTax !== undefined) record.automaticSalesTax = change.automaticSalesTax;
  if (change.isConnected !== undefined) record.isConnected = change.isConnected;
  if (change.addCurrency !== undefined) record.currencies.push(change.addCurrency);
  if (change.addAccount !== undefined) createAccount(organisation, change.addAccount, now);
  for (const account of accounts) {
    if (account.Code === change.archiveAccountCode) account.Status = 'ARCHIVED';
    if (account.Code === change.restoreAccountCode) account.Status = 'ACTIVE';
  }
}

/** What a person does in Xero, which its webhooks tell of. */
function changeContacts(
  { state, webhooks }: Pick<ControlParts, 'state' | 'webhooks'>,
  organisation: Organisation,
  {
    archiveContactId,
    restoreContactId,
    mergeContact: merge,
    writeContact: fields,
  }: OrganisationChange,
): void {
  const { tenantId } = organisation.record;
  const changed = new Set([archiveContactId, restoreContactId, merge?.fromId, merge?.intoId]);
  if (fields !== undefined) {
    const isCreate = fields['ContactID'] === undefined;
    changed.add(writeContact(organisation, fields, { isCreate, now: state.now() }).ContactID);
  }
  if (merge !== undefined) mergeContact(organisation, merge, state.now());
  for (const contact of organisation.contacts) {
    const { ContactID: resourceId } = contact;
    if (!changed.has(resourceId)) continue;
    if (resourceId === archiveContactId) contact.ContactStatus = 'ARCHIVED';
    if (resourceId === restoreContactId) contact.ContactStatus = 'ACTIVE';
    contact.UpdatedDateUTC = state.now();
    webhooks.note({ tenantId, category: 'CONTACT', type: 'UPDATE', resourceId });
  }
}
