import { linkRequestSchema, xeroAppRequestSchema } from '../../contract/index.ts';
import type { AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { parseJsonBody } from '../raw-body.ts';

type XeroRoute =
  'POST /xero/app' | 'POST /xero/connect' | 'GET /xero/organisations' | 'POST /links';

export function createXeroHandlers(useCases: AdminUseCases): AdminHandlers<XeroRoute> {
  return {
    'POST /xero/app': (request, actor) =>
      useCases.saveXeroApp(checkInput(xeroAppRequestSchema, parseJsonBody(request)), actor),
    'POST /xero/connect': (_request, actor) => useCases.startXeroSignIn(actor),
    'GET /xero/organisations': () => useCases.listOrganisations(),
    'POST /links': async (request, actor) => {
      const choice = checkInput(linkRequestSchema, parseJsonBody(request));
      const link = await useCases.chooseOrganisation(choice, actor);
      return { linkId: link.id };
    },
  };
}
