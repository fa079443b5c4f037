import { randomUUID } from 'node:crypto';
import { Router, type Response } from 'express';
import { getContext, getUnitDecimals, readQuery } from './api-context.ts';
import { addAdvanceRoutes } from './advance-routes.ts';
import { addBankRoutes } from './bank-routes.ts';
import { showContact, showContactInList, writeContact } from './contacts.ts';
import { makeEnvelope, toMsDate } from './envelope.ts';
import { createManualJournal, showManualJournal } from './manual-journals.ts';
import { createAllocation, createPayment, deleteAllocation, deletePayment } from './payments.ts';
import { answerList, answerOne } from './read-lists.ts';
import type { Contact, SalesDocument } from './records.ts';
import { getFieldNames, writeSalesDocument } from './sales-documents.ts';
import { showAllocation, showDocument, showPayment } from './show-documents.ts';
import { NOT_FOUND } from './validation.ts';
import { readText, readElements } from './wire-input.ts';
import { answerWrite } from './write-elements.ts';

/** Contacts, invoices, credit notes, payments, allocations, journals, bank accounts and history. */
export function createAccountingRoutes(): Router {
  const router = Router();
  addContacts(router);
  addDocuments(router, { kind: 'invoice', path: '/Invoices', plural: 'Invoices' });
  addDocuments(router, { kind: 'creditNote', path: '/CreditNotes', plural: 'CreditNotes' });
  addPayments(router);
  addAllocations(router);
  addManualJournals(router);
  addBankRoutes(router);
  addAdvanceRoutes(router);
  addHistory(router);
  return router;
}

function addContacts(router: Router): void {
  for (const method of ['put', 'post'] as const) {
    router[method]('/Contacts', (_request, response) => {
      answerWrite(response, {
        plural: 'Contacts',
        idField: 'ContactID',
        write({ organisation, state, webhooks }, fields) {
          const before = organisation.contacts.length;
          const contact = writeContact(organisation, fields, {
            isCreate: method === 'put',
            now: state.now(),
          });
          const type = organisation.contacts.length > before ? 'CREATE' : 'UPDATE';
          const { tenantId } = organisation.record;
          webhooks.note({ tenantId, category: 'CONTACT', type, resourceId: contact.ContactID });
          return showContact(contact);
        },
      });
    });
  }
  router.get('/Contacts', (request, response) => {
    const { organisation } = getContext(response);
    const ids = readQuery(request, 'IDs')?.split(',');
    const term = readQuery(request, 'searchTerm')?.toLowerCase();
    const withArchived = readQuery(request, 'includeArchived') === 'true' || ids !== undefined;
    const records = organisation.contacts.filter(
      (contact) =>
        (withArchived || contact.ContactStatus === 'ACTIVE') &&
        (ids === undefined || ids.includes(contact.ContactID)) &&
        (term === undefined || matchesTerm(contact, term)),
    );
    answerList(response, {
      plural: 'Contacts',
      records,
      show: showContactInList,
      getUpdatedAt: ({ UpdatedDateUTC }) => UpdatedDateUTC,
      isPaged: true,
    });
  });
  router.get('/Contacts/:id', (request, response) => {
    const { id } = request.params;
    const contact = getContext(response).organisation.contacts.find(
      ({ ContactID, ContactNumber }) => ContactID === id || ContactNumber === id,
    );
    answerOne(response, 'Contacts', contact && showContact(contact));
  });
}

function matchesTerm(contact: Contact, term: string): boolean {
  const texts = [contact.Name, contact.EmailAddress, contact.ContactNumber ?? ''];
  return texts.some((text) => text.toLowerCase().includes(term));
}

interface DocumentRoutes {
  readonly kind: SalesDocument['Kind'];
  readonly path: string;
  readonly plural: string;
}

function addDocuments(router: Router, { kind, path, plural }: DocumentRoutes): void {
  const names = getFieldNames(kind);
  const write = (response: Response, isCreate: boolean, id?: string): void =>
    answerWrite(response, {
      plural,
      idField: names.id,
      write({ organisation, state, request, webhooks }, fields) {
        const before = organisation.documents.length;
        const document = writeSalesDocument(organisation, fields, {
          kind,
          isCreate,
          id,
          unitDecimals: getUnitDecimals(request),
          now: state.now(),
        });
        webhooks.note({
          tenantId: organisation.record.tenantId,
          category: kind === 'invoice' ? 'INVOICE' : 'CREDITNOTE',
          type: organisation.documents.length > before ? 'CREATE' : 'UPDATE',
          resourceId: document.ID,
        });
        return showDocument(organisation, document, true);
      },
    });
  router.put(path, (_request, response) => write(response, true));
  router.post(path, (_request, response) => write(response, false));
  router.post(`${path}/:id`, (request, response) => write(response, false, request.params['id']));
  router.get(path, (request, response) => {
    const { organisation } = getContext(response);
    const lists = ['IDs', `${names.title.replace(' ', '')}Numbers`, 'Statuses', 'ContactIDs'].map(
      (name) => readQuery(request, name)?.split(','),
    );
    const [ids, numbers, statuses, contactIds] = lists;
    const records = organisation.documents.filter(
      (document) =>
        document.Kind === kind &&
        (ids === undefined || ids.includes(document.ID)) &&
        (numbers === undefined || numbers.includes(document.Number)) &&
        (statuses === undefined || statuses.includes(document.Status)) &&
        (contactIds === undefined || contactIds.includes(document.ContactID)),
    );
    answerList(response, {
      plural,
      records,
      show: (document, isWhole) => showDocument(organisation, document, isWhole),
      getUpdatedAt: ({ UpdatedDateUTC }) => UpdatedDateUTC,
      isPaged: true,
    });
  });
  router.get(`${path}/:id`, (request, response) => {
    const { organisation } = getContext(response);
    const document = findDocument(response, kind, request.params['id'] ?? '');
    answerOne(response, plural, document && showDocument(organisation, document, true));
  });
}

function findDocument(
  response: Response,
  kind: SalesDocument['Kind'],
  id: string,
): SalesDocument | undefined {
  return getContext(response).organisation.documents.find(
    (entry) => entry.Kind === kind && (entry.ID === id || entry.Number === id),
  );
}

function addPayments(router: Router): void {
  for (const method of ['put', 'post'] as const) {
    router[method]('/Payments', (_request, response) => {
      answerWrite(response, {
        plural: 'Payments',
        idField: 'PaymentID',
        write: ({ organisation, state }, fields) =>
          showPayment(organisation, createPayment(organisation, fields, state.now())),
      });
    });
  }
  router.post('/Payments/:id', (request, response) => {
    answerWrite(response, {
      plural: 'Payments',
      idField: 'PaymentID',
      write({ organisation, state }) {
        const payment = organisation.payments.find(
          ({ PaymentID }) => PaymentID === request.params['id'],
        );
        if (payment === undefined) return {};
        deletePayment(organisation, payment, state.now());
        return showPayment(organisation, payment);
      },
    });
  });
  router.get('/Payments', (_request, response) => {
    const { organisation } = getContext(response);
    answerList(response, {
      plural: 'Payments',
      records: organisation.payments,
      show: (payment) => showPayment(organisation, payment),
      getUpdatedAt: ({ UpdatedDateUTC }) => UpdatedDateUTC,
      isPaged: true,
    });
  });
  router.get('/Payments/:id', (request, response) => {
    const { organisation } = getContext(response);
    const payment = organisation.payments.find(
      ({ PaymentID }) => PaymentID === request.params['id'],
    );
    answerOne(response, 'Payments', payment && showPayment(organisation, payment));
  });
}

function addAllocations(router: Router): void {
  router.put('/CreditNotes/:id/Allocations', (request, response) => {
    const note = findDocument(response, 'creditNote', request.params['id'] ?? '');
    if (note === undefined) {
      response.status(404).type('html').send(NOT_FOUND);
      return;
    }
    answerWrite(response, {
      plural: 'Allocations',
      idField: 'AllocationID',
      write({ organisation, state }, fields) {
        const allocation = createAllocation(organisation, note, { fields, now: state.now() });
        return showAllocation(organisation, allocation);
      },
    });
  });
  router.delete('/CreditNotes/:id/Allocations/:allocationId', (request, response) => {
    const { organisation, state } = getContext(response);
    const index = organisation.allocations.findIndex(
      ({ AllocationID }) => AllocationID === request.params['allocationId'],
    );
    if (index === -1) {
      response.status(404).type('html').send(NOT_FOUND);
      return;
    }
    const [allocation] = organisation.allocations.slice(index);
    const shown = allocation === undefined ? {} : showAllocation(organisation, allocation);
    deleteAllocation(organisation, index, state.now());
    state.save(organisation);
    response.json({ ...shown, IsDeleted: true });
  });
}

function addManualJournals(router: Router): void {
  router.put('/ManualJournals', (_request, response) => {
    answerWrite(response, {
      plural: 'ManualJournals',
      idField: 'ManualJournalID',
      write: ({ organisation, state }, fields) =>
        showManualJournal(createManualJournal(organisation, fields, state.now())),
    });
  });
  router.get('/ManualJournals', (_request, response) => {
    const { organisation } = getContext(response);
    answerList(response, {
      plural: 'ManualJournals',
      records: organisation.journals,
      show: showManualJournal,
      getUpdatedAt: ({ UpdatedDateUTC }) => UpdatedDateUTC,
      isPaged: true,
    });
  });
}

function addHistory(router: Router): void {
  const path = '/:collection/:id/History';
  router.put(path, (request, response) => {
    const { organisation, state } = getContext(response);
    const records = readElements(request.body, 'HistoryRecords').map((fields) => ({
      DocumentID: request.params['id'] ?? '',
      Details: readText(fields['Details']).slice(0, 2500),
      DateUTC: state.now(),
    }));
    organisation.history.push(...records);
    state.save(organisation);
    response.json(makeEnvelope('HistoryRecords', records.map(showHistory), { now: state.now() }));
  });
  router.get(path, (request, response) => {
    const { organisation, state } = getContext(response);
    const records = organisation.history.filter(
      ({ DocumentID }) => DocumentID === request.params['id'],
    );
    response.json(makeEnvelope('HistoryRecords', records.map(showHistory), { now: state.now() }));
  });
}

function showHistory(record: { Details: string; DateUTC: number }): Record<string, unknown> {
  return {
    HistoryRecordID: randomUUID(),
    Changes: 'Note',
    Details: record.Details,
    User: 'System Generated',
    DateUTC: toMsDate(record.DateUTC),
  };
}
