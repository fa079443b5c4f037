import {
  correctOrdersSchema,
  monthString,
  type WireCorrectionMonths,
  type WireCorrections,
} from '../../contract/index.ts';
import { formatMinor } from '../../domain/money/amount.ts';
import type {
  CorrectionPreview,
  PreviewedJournal,
} from '../../use-cases/booking/preview-corrections.ts';
import { getParameter, type AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { parseJsonBody } from '../raw-body.ts';

type CorrectionRoute =
  | 'GET /links/:linkId/corrections'
  | 'GET /links/:linkId/corrections/:month'
  | 'POST /links/:linkId/corrections/:month';

export function createCorrectionHandlers(useCases: AdminUseCases): AdminHandlers<CorrectionRoute> {
  return {
    'GET /links/:linkId/corrections': async (request, actor): Promise<WireCorrectionMonths> => {
      const months = await useCases.listCorrectionMonths(getParameter(request, 'linkId'), actor);
      return { months: [...months] };
    },
    'GET /links/:linkId/corrections/:month': async (request, actor): Promise<WireCorrections> => {
      const linkId = getParameter(request, 'linkId');
      const month = checkInput(monthString, getParameter(request, 'month'));
      return showCorrections(await useCases.previewCorrections({ linkId, month }, actor));
    },
    'POST /links/:linkId/corrections/:month': (request, actor) => {
      const { mark } = checkInput(correctOrdersSchema, parseJsonBody(request));
      const linkId = getParameter(request, 'linkId');
      const month = checkInput(monthString, getParameter(request, 'month'));
      return useCases.correctOrders({ linkId, month, mark }, actor);
    },
  };
}

function showCorrections({ updates, journals, stays, mark }: CorrectionPreview): WireCorrections {
  return {
    updates: updates.map(({ totalMinor, before, after, ...update }) => ({
      ...update,
      total: formatMinor(totalMinor),
      before: [...before],
      after: [...after],
    })),
    journals: journals.map(showJournal),
    stays,
    mark,
  };
}

function showJournal(journal: PreviewedJournal): WireCorrections['journals'][number] {
  const { lineAmountTypes, on, currency, documents, lines } = journal;
  return {
    moves: lineAmountTypes === 'NoTax' ? 'accounts' : 'taxes',
    on,
    currency,
    documents: documents.length,
    lines: lines.map(({ accountCode, taxType, tracking, debitMinor }) => ({
      accountCode,
      taxType,
      tracking: tracking.map(({ option }) => option),
      debit: formatMinor(debitMinor),
    })),
  };
}
