import {
  newAccountSchema,
  rowCheckSchema,
  rulesDraftSchema,
  type WireMappingUse,
  type WireRulesEffect,
} from '../../contract/index.ts';
import { formatMinor } from '../../domain/money/amount.ts';
import { getParameter, type AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { parseJsonBody } from '../raw-body.ts';
import { toWireDuplicates } from '../show-contacts.ts';

type MappingRoute =
  | 'POST /links/:linkId/rules/effect'
  | 'GET /links/:linkId/duplicate-contacts'
  | 'GET /links/:linkId/mapping-use'
  | 'GET /links/:linkId/checked-rows'
  | 'POST /links/:linkId/checked-rows'
  | 'POST /links/:linkId/accounts';

export function createMappingHandlers(useCases: AdminUseCases): AdminHandlers<MappingRoute> {
  return {
    'POST /links/:linkId/rules/effect': async (request, actor): Promise<WireRulesEffect> => {
      const linkId = getParameter(request, 'linkId');
      const draft = checkInput(rulesDraftSchema, parseJsonBody(request));
      const { ruleSet: rules, validFrom } = draft;
      const effect = await useCases.previewRules({ linkId, rules, validFrom }, actor);
      const { amounts, ...counts } = effect;
      return {
        ...counts,
        amounts: amounts.map(({ currency, totalMinor }) => ({
          currency,
          total: formatMinor(totalMinor),
        })),
      };
    },
    'GET /links/:linkId/duplicate-contacts': async (request, actor) =>
      toWireDuplicates(await useCases.listDuplicates(getParameter(request, 'linkId'), actor)),
    'GET /links/:linkId/mapping-use': async (request, actor): Promise<WireMappingUse> => {
      const use = await useCases.readMappingUse(getParameter(request, 'linkId'), actor);
      return {
        days: use.days,
        used: use.used.map(({ totalMinor, ...row }) => ({
          ...row,
          total: formatMinor(totalMinor),
        })),
      };
    },
    'GET /links/:linkId/checked-rows': (request, actor) =>
      useCases.listCheckedRows(getParameter(request, 'linkId'), actor),
    'POST /links/:linkId/checked-rows': async (request, actor) => {
      const check = checkInput(rowCheckSchema, parseJsonBody(request));
      await useCases.checkMappingRow({ linkId: getParameter(request, 'linkId'), ...check }, actor);
    },
    'POST /links/:linkId/accounts': async (request, actor) => {
      const account = checkInput(newAccountSchema, parseJsonBody(request));
      const linkId = getParameter(request, 'linkId');
      const { accountId, code } = await useCases.createXeroAccount({ linkId, account }, actor);
      return { accountId, code };
    },
  };
}
