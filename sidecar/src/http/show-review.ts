import type { WireReviewEntry, WireReviewHistory, WireReviewProgress } from '../contract/index.ts';
import { describeCode } from '../domain/errors/describe-code.ts';
import { formatMinor } from '../domain/money/amount.ts';
import { canCheckAgain, chooseFix } from '../domain/review/choose-fix.ts';
import { describeForOthers } from '../domain/review/share-cause.ts';
import type { ResolvedEntry, WaitingEntry } from '../use-cases/review/list-review.ts';
import type { ReviewProgress } from '../use-cases/review/read-review-progress.ts';

export function toWireEntry(entry: WaitingEntry): WireReviewEntry {
  const { code, details } = entry.reason;
  return {
    id: entry.id,
    linkId: entry.linkId,
    code,
    ...describeCode(code, details),
    toShare: describeForOthers(code, details),
    orders: entry.orderCount,
    amounts: entry.amounts.map(({ currency, totalMinor }) => ({
      currency,
      total: formatMinor(totalMinor),
    })),
    openedAt: entry.openedAt,
    snoozedUntil: entry.snoozedUntil,
    snoozedBy: entry.snoozedBy,
    isSnoozed: entry.isSnoozed,
    fix: chooseFix(code, details),
    canCheckAgain: canCheckAgain(code),
  };
}

export function toWireResolved(entry: ResolvedEntry): WireReviewHistory['entries'][number] {
  const { after, reason } = entry;
  return {
    id: entry.id,
    code: reason.code,
    message: describeCode(reason.code, reason.details).message,
    orders: entry.orderCount,
    openedAt: entry.openedAt,
    resolvedAt: entry.resolvedAt ?? entry.openedAt,
    after:
      after === null
        ? null
        : {
            at: after.at,
            by: after.actorName ?? after.actor,
            action: after.action === 'rules published' ? 'rules' : 'checkAgain',
          },
  };
}

export function toWireProgress({ needYou, ...counts }: ReviewProgress): WireReviewProgress {
  return {
    ...counts,
    needYou: needYou.map(({ entryId, reason, orders }) => ({
      entryId,
      code: reason.code,
      message: describeCode(reason.code, reason.details).message,
      orders,
    })),
  };
}
