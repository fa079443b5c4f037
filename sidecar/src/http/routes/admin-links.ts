import {
  goLiveRequestSchema,
  publishRulesQuerySchema,
  ruleSetSchema,
} from '../../contract/index.ts';
import type { NumberedRuleSet } from '../../ports/link-store.ts';
import { getParameter, type AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { parseJsonBody } from '../raw-body.ts';
import { toWireChoices, toWireDays } from '../show-choices.ts';
import { toWireLink } from './admin-status.ts';

type LinkRoute =
  | 'GET /links/:linkId/suggestion'
  | 'GET /links/:linkId/choices'
  | 'GET /links/:linkId/days'
  | 'GET /links/:linkId/rules'
  | 'PUT /links/:linkId/rules'
  | 'POST /links/:linkId/go-live'
  | 'POST /links/:linkId/continue'
  | 'POST /links/:linkId/pause'
  | 'POST /links/:linkId/resume';

export function createLinkHandlers(useCases: AdminUseCases): AdminHandlers<LinkRoute> {
  return {
    'GET /links/:linkId/suggestion': (request, actor) =>
      useCases.suggestRules(getParameter(request, 'linkId'), actor),
    'GET /links/:linkId/choices': async (request, actor) =>
      toWireChoices(await useCases.readChoices(getParameter(request, 'linkId'), actor)),
    'GET /links/:linkId/days': async (request, actor) =>
      toWireDays(await useCases.readDayTotals(getParameter(request, 'linkId'), actor)),
    'GET /links/:linkId/rules': async (request, actor) =>
      toWireRules(await useCases.readRules(getParameter(request, 'linkId'), actor)),
    'PUT /links/:linkId/rules': async (request, actor) => {
      const linkId = getParameter(request, 'linkId');
      const rules = checkInput(ruleSetSchema, parseJsonBody(request));
      const { validFrom = null, basedOn } = checkInput(publishRulesQuerySchema, request.query);
      return toWireRules(await useCases.publishRules({ linkId, rules, validFrom, basedOn }, actor));
    },
    'POST /links/:linkId/go-live': async (request, actor) => {
      const linkId = getParameter(request, 'linkId');
      const { from, bookFirst = null } = checkInput(goLiveRequestSchema, parseJsonBody(request));
      return toWireLink(await useCases.goLive({ linkId, from, bookFirst }, actor));
    },
    'POST /links/:linkId/continue': async (request, actor) =>
      toWireLink(await useCases.continueBooking(getParameter(request, 'linkId'), actor)),
    'POST /links/:linkId/pause': async (request, actor) =>
      toWireLink(await useCases.pauseBooking(getParameter(request, 'linkId'), actor)),
    'POST /links/:linkId/resume': async (request, actor) =>
      toWireLink(await useCases.resumeBooking(getParameter(request, 'linkId'), actor)),
  };
}

function toWireRules(numbered: NumberedRuleSet): Record<string, unknown> {
  const { rules: ruleSet, ...publication } = numbered;
  return { ...publication, ruleSet };
}
