import {
  bankChoiceSchema,
  confirmPayoutSchema,
  payoutFileSchema,
  retryPayoutSchema,
  type WirePayoutFile,
  type WirePayoutList,
  type WirePayoutPreview,
  type WireTakingBack,
} from '../../contract/index.ts';
import { parseMinor } from '../../domain/money/amount.ts';
import type { PayoutFile } from '../../use-cases/payouts/preview-payouts.ts';
import { getParameter, type AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { parseJsonBody } from '../raw-body.ts';
import { showPayoutList, showPayoutPreview, showTakingBack } from '../show-payouts.ts';

type PayoutRoute =
  | 'GET /links/:linkId/payouts'
  | 'POST /links/:linkId/payouts'
  | 'POST /links/:linkId/payouts/preview'
  | 'POST /links/:linkId/payouts/retry'
  | 'GET /links/:linkId/payouts/take-back'
  | 'POST /links/:linkId/payouts/take-back'
  | 'POST /links/:linkId/payouts/removed'
  | 'POST /links/:linkId/bank-changes';

export function createPayoutHandlers(useCases: AdminUseCases): AdminHandlers<PayoutRoute> {
  return {
    'GET /links/:linkId/payouts': async (request, actor): Promise<WirePayoutList> =>
      showPayoutList(await useCases.listPayouts(getParameter(request, 'linkId'), actor)),
    'POST /links/:linkId/payouts/preview': async (request, actor): Promise<WirePayoutPreview> => {
      const file = checkInput(payoutFileSchema, parseJsonBody(request));
      const linkId = getParameter(request, 'linkId');
      return showPayoutPreview(await useCases.previewPayouts(toFile(linkId, file), actor));
    },
    'POST /links/:linkId/payouts': async (request, actor) => {
      const { file, deposit, ...confirmed } = checkInput(
        confirmPayoutSchema,
        parseJsonBody(request),
      );
      const linkId = getParameter(request, 'linkId');
      await useCases.confirmPayout(
        { ...confirmed, file: toFile(linkId, file), depositMinor: parseMinor(deposit) },
        actor,
      );
    },
    'POST /links/:linkId/payouts/retry': async (request, actor) => {
      const asked = checkInput(retryPayoutSchema, parseJsonBody(request));
      await useCases.retryPayout({ linkId: getParameter(request, 'linkId'), ...asked }, actor);
    },
    'GET /links/:linkId/payouts/take-back': async (request, actor): Promise<WireTakingBack> => {
      const asked = checkInput(retryPayoutSchema, request.query);
      const name = { linkId: getParameter(request, 'linkId'), ...asked };
      return showTakingBack(await useCases.previewTakingBack(name, actor));
    },
    'POST /links/:linkId/payouts/take-back': async (request, actor) => {
      const asked = checkInput(retryPayoutSchema, parseJsonBody(request));
      await useCases.takeBackPayout({ linkId: getParameter(request, 'linkId'), ...asked }, actor);
    },
    'POST /links/:linkId/payouts/removed': async (request, actor) => {
      const asked = checkInput(retryPayoutSchema, parseJsonBody(request));
      await useCases.confirmRemoved({ linkId: getParameter(request, 'linkId'), ...asked }, actor);
    },
    'POST /links/:linkId/bank-changes': async (request, actor) => {
      const decision = checkInput(bankChoiceSchema, parseJsonBody(request));
      await useCases.decideBankChange(
        { linkId: getParameter(request, 'linkId'), ...decision },
        actor,
      );
    },
  };
}

function toFile(linkId: string, { csv: text, ...file }: WirePayoutFile): PayoutFile {
  return { linkId, text, ...file };
}
