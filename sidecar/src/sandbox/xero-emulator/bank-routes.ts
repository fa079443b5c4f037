import type { Router } from 'express';
import { getContext } from './api-context.ts';
import {
  createBankTransaction,
  createBankTransfer,
  showBankTransaction,
  showBankTransfer,
} from './bank-documents.ts';
import { answerList } from './read-lists.ts';
import { answerWrite } from './write-elements.ts';

/** Bank transactions, which are paged and answered one by one, and transfers, which are neither. */
export function addBankRoutes(router: Router): void {
  router.put('/BankTransactions', (_request, response) => {
    answerWrite(response, {
      plural: 'BankTransactions',
      idField: 'BankTransactionID',
      write: ({ organisation, state }, fields) =>
        showBankTransaction(organisation, createBankTransaction(organisation, fields, state.now())),
    });
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
  router.put('/BankTransfers', (_request, response) => {
    answerWrite(response, {
      plural: 'BankTransfers',
      idField: 'BankTransferID',
      write: ({ organisation, state }, fields) =>
        showBankTransfer(organisation, createBankTransfer(organisation, fields, state.now())),
    });
  });
  router.get('/BankTransfers', (_request, response) => {
    const { organisation } = getContext(response);
    answerList(response, {
      plural: 'BankTransfers',
      records: organisation.bankTransfers,
      show: (transfer) => showBankTransfer(organisation, transfer),
      getUpdatedAt: ({ CreatedDateUTC }) => CreatedDateUTC,
      isPaged: false,
    });
  });
}
