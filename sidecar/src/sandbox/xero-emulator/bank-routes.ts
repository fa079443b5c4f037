import type { Router } from 'express';
import { getContext, readQuery } from './api-context.ts';
import {
  createBankTransaction,
  createBankTransfer,
  endBankDocument,
  showBankTransaction,
  showBankTransfer,
} from './bank-documents.ts';
import { answerList, answerOne } from './read-lists.ts';
import { CallRefusal, NOT_FOUND } from './validation.ts';
import { readText } from './wire-input.ts';
import { answerWrite } from './write-elements.ts';

/** Bank transactions, which are paged and answered one by one, and transfers, which are neither. */
export function addBankRoutes(router: Router): void {
  addTransactions(router);
  addTransfers(router);
}

function addTransactions(router: Router): void {
  router.put('/BankTransactions', (_request, response) => {
    answerWrite(response, {
      plural: 'BankTransactions',
      idField: 'BankTransactionID',
      write: ({ organisation, state }, fields) =>
        showBankTransaction(organisation, createBankTransaction(organisation, fields, state.now())),
    });
  });
  router.post('/BankTransactions/:id', (request, response) => {
    answerWrite(response, {
      plural: 'BankTransactions',
      idField: 'BankTransactionID',
      write({ organisation, state }, fields) {
        const transaction = organisation.bankTransactions.find(
          ({ BankTransactionID }) => BankTransactionID === request.params.id,
        );
        if (transaction === undefined) throw new CallRefusal(404, NOT_FOUND);
        if (readText(fields['Status']) === 'DELETED') {
          endBankDocument(organisation, transaction, state.now());
        }
        return showBankTransaction(organisation, transaction);
      },
    });
  });
  router.get('/BankTransactions/:id', (request, response) => {
    const { organisation } = getContext(response);
    const transaction = organisation.bankTransactions.find(
      ({ BankTransactionID }) => BankTransactionID === request.params.id,
    );
    answerOne(
      response,
      'BankTransactions',
      transaction && showBankTransaction(organisation, transaction),
    );
  });
  router.get('/BankTransactions', (_request, response) => {
    const { organisation } = getContext(response);
    answerList(response, {
      plural: 'BankTransactions',
      records: organisation.bankTransactions,
      show: (transaction) => showBankTransaction(organisation, transaction),
      getUpdatedAt: ({ UpdatedDateUTC }) => UpdatedDateUTC,
      isPaged: true,
    });
  });
}

function addTransfers(router: Router): void {
  router.put('/BankTransfers', (_request, response) => {
    answerWrite(response, {
      plural: 'BankTransfers',
      idField: 'BankTransferID',
      write: ({ organisation, state }, fields) =>
        showBankTransfer(organisation, createBankTransfer(organisation, fields, state.now())),
    });
  });
  router.post('/BankTransfers/:id', (request, response) => {
    // Its body is the change itself, without a list around it.
    const { organisation, state } = getContext(response);
    const transfer = organisation.bankTransfers.find(
      ({ BankTransferID }) => BankTransferID === request.params.id,
    );
    answerWrite(response, {
      plural: 'BankTransfers',
      idField: 'BankTransferID',
      write() {
        if (transfer === undefined) throw new CallRefusal(404, NOT_FOUND);
        endBankDocument(organisation, transfer, state.now());
        return showBankTransfer(organisation, transfer);
      },
    });
  });
  router.get('/BankTransfers/:id', (request, response) => {
    const { organisation } = getContext(response);
    const transfer = organisation.bankTransfers.find(
      ({ BankTransferID }) => BankTransferID === request.params.id,
    );
    answerOne(response, 'BankTransfers', transfer && showBankTransfer(organisation, transfer));
  });
  router.get('/BankTransfers', (request, response) => {
    const { organisation } = getContext(response);
    answerList(response, {
      plural: 'BankTransfers',
      records: organisation.bankTransfers.filter(
        ({ Status }) => Status !== 'DELETED' || readQuery(request, 'includeDeleted') === 'true',
      ),
      show: (transfer) => showBankTransfer(organisation, transfer),
      getUpdatedAt: ({ CreatedDateUTC }) => CreatedDateUTC,
      isPaged: false,
    });
  });
}
