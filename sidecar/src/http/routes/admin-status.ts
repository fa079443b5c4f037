import {
  shopIdentityRequestSchema,
  type WireReviewEntry,
  type WireStatus,
} from '../../contract/index.ts';
import { describeCode } from '../../domain/errors/describe-code.ts';
import { chooseFix } from '../../domain/review/choose-fix.ts';
import type { Link } from '../../ports/link-store.ts';
import type { ReviewEntry } from '../../ports/review-store.ts';
import type { NamedOutage } from '../../use-cases/read-status.ts';
import type { AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { readClaimedIdentity } from '../middleware/check-shop.ts';
import { parseJsonBody } from '../raw-body.ts';

type StatusRoute = 'GET /status' | 'POST /shop-identity' | 'GET /review';

export function createStatusHandlers(useCases: AdminUseCases): AdminHandlers<StatusRoute> {
  return {
    'GET /status': async (_request, actor): Promise<WireStatus> => {
      const status = await useCases.readStatus(actor);
      const { links, outages, ...rest } = status;
      return { ...rest, links: links.map(toWireLink), outages: outages.map(toWireOutage) };
    },
    'POST /shop-identity': async (request, actor) => {
      const { is } = checkInput(shopIdentityRequestSchema, parseJsonBody(request));
      await useCases.answerShopIdentity({ claimed: readClaimedIdentity(request), is }, actor);
    },
    'GET /review': async (_request, actor) => {
      const entries = await useCases.listReview(actor);
      return { entries: entries.map(toWireEntry) };
    },
  };
}

export function toWireLink(
  link: Link & { readonly heldBack?: number },
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
  };
}

function toWireOutage({ side, name, reason, since }: NamedOutage): WireStatus['outages'][number] {
  const { code, details } = reason;
  return { side, name, code, ...describeCode(code, details), since };
}

function toWireEntry(entry: ReviewEntry): WireReviewEntry {
  const { id, linkId, reason, orderCount, openedAt } = entry;
  const texts = describeCode(reason.code, reason.details);
  const fix = chooseFix(reason.code, reason.details);
  return { id, linkId, code: reason.code, ...texts, orders: orderCount, openedAt, fix };
}
