import { finishChangeSchema, startChangeSchema } from '../../contract/index.ts';
import { getParameter, type AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { parseJsonBody } from '../raw-body.ts';
import { toWireLink } from './admin-status.ts';

type ChangeRoute =
  | 'POST /links/:linkId/change-organisation'
  | 'POST /links/:linkId/change-organisation/connect'
  | 'POST /links/:linkId/change-organisation/cancel'
  | 'POST /links/:linkId/change-organisation/finish';

export function createOrganisationChangeHandlers(
  useCases: AdminUseCases,
): AdminHandlers<ChangeRoute> {
  return {
    'POST /links/:linkId/change-organisation': async (request, actor) => {
      const { tenantId } = checkInput(startChangeSchema, parseJsonBody(request));
      const linkId = getParameter(request, 'linkId');
      return toWireLink(await useCases.startOrganisationChange({ linkId, tenantId }, actor));
    },
    'POST /links/:linkId/change-organisation/connect': (_request, actor) =>
      useCases.startSignInToAnother(actor),
    'POST /links/:linkId/change-organisation/cancel': (request, actor) =>
      useCases.cancelOrganisationChange(getParameter(request, 'linkId'), actor),
    'POST /links/:linkId/change-organisation/finish': async (request, actor) => {
      const asked = checkInput(finishChangeSchema, parseJsonBody(request));
      const { organisation, bookFirst = null } = asked;
      const linkId = getParameter(request, 'linkId');
      const change = { linkId, organisation, bookFirst };
      return toWireLink(await useCases.finishOrganisationChange(change, actor));
    },
  };
}
