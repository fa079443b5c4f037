import {
  shopIdentityRequestSchema,
  storeQuerySchema,
  type WireStatus,
} from '../../contract/index.ts';
import { describeCode } from '../../domain/errors/describe-code.ts';
import type { Link } from '../../ports/link-store.ts';
import type { NamedOutage } from '../../use-cases/pages/read-status.ts';
import type { AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { readClaimedIdentity } from '../middleware/check-shop.ts';
import { parseJsonBody } from '../raw-body.ts';

type StatusRoute = 'GET /status' | 'POST /shop-identity';

export function createStatusHandlers(useCases: AdminUseCases): AdminHandlers<StatusRoute> {
  return {
    'GET /status': async (request, actor): Promise<WireStatus> => {
      const { storeId } = checkInput(storeQuerySchema, request.query);
      const { links, outages, stores, ...rest } = await useCases.readStatus(storeId, actor);
      return {
        ...rest,
        stores: stores.map((store) => ({ ...store, linkIds: [...store.linkIds] })),
        links: links.map(toWireLink),
        outages: outages.map(toWireOutage),
      };
    },
    'POST /shop-identity': async (request, actor) => {
      const { is } = checkInput(shopIdentityRequestSchema, parseJsonBody(request));
      await useCases.answerShopIdentity({ claimed: readClaimedIdentity(request), is }, actor);
    },
  };
}

export function toWireLink(
  link: Link & { readonly heldBack?: number; readonly organisation?: string },
): WireStatus['links'][number] {
  const { id, storeId, storeName, tenantId, state, liveFrom, bookFirst, currentRuleSetNumber } =
    link;
  return {
    id,
    storeId,
    storeName,
    tenantId,
    state,
    liveFrom,
    bookFirst,
    pausedBy: link.pausedBy,
    pausedAt: link.pausedAt,
    heldBack: link.heldBack ?? 0,
    ruleSetNumber: currentRuleSetNumber,
    organisation: link.organisation ?? '',
    replaces: link.replaces,
    liveUntil: link.liveUntil,
  };
}

function toWireOutage({ side, name, reason, since }: NamedOutage): WireStatus['outages'][number] {
  const { code, details } = reason;
  return { side, name, code, ...describeCode(code, details), since };
}
