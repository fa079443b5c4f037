import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { addDays, parseInstant, parseLocalDate, toLocalDate } from '../../domain/time/instant.ts';
import type { Link } from '../../ports/link-store.ts';
import type { OrderRecord } from '../../ports/order-store.ts';
import type { SetupAnswers } from '../../ports/setup-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { findReplacement } from './change-organisation.ts';
import type { CoreDeps } from '../core-deps.ts';
import { findZone } from '../store/find-link-of-order.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { checkAnswers } from '../setup/finish-setup.ts';
import { goLive } from '../setup/go-live.ts';
import { publishRules } from '../rules/publish-rules.ts';
import type { Actor } from '../setup-deps.ts';

export interface OrganisationChange {
  /** The link that is replaced. */
  readonly linkId: string;
  /** The new organisation's name, as a person typed it. */
  readonly organisation: string;
  readonly bookFirst: number | null;
}

/**
 * From the day after the last one the new organisation books the store's orders. In one transaction:
 * the old one's last day stands, its later orders (none of them booked) are the new one's, and the new
 * one is live. Throws `setup.name_differs`, `setup.answer_missing`, `setup.booked_after_last_day`.
 */
export async function finishOrganisationChange(
  deps: CoreDeps,
  change: OrganisationChange,
  actor: Actor,
): Promise<Link> {
  const { stores } = deps.uow;
  const old = await getOwnLinkOrThrow(stores, change.linkId, actor);
  const pending = await findReplacement(stores, old);
  if (pending === undefined) throw new DaybookError('setup.no_change_begun');
  const connection = await stores.connections.findConnection(pending.tenantId);
  const organisation = connection?.tenantName ?? '';
  if (organisation === '' || change.organisation.trim() !== organisation.trim()) {
    throw new DaybookError('setup.name_differs', { details: { organisation } });
  }
  const answers = await stores.setup.findAnswers(old);
  const rules = checkAnswers(answers);
  const { lastDay, afterwards } = checkLastDay(answers);
  await assertNothingAfter(stores, old, lastDay);
  await publishRules(deps, { linkId: pending.id, rules, validFrom: null }, actor);
  const from = addDays(parseLocalDate(lastDay), 1);
  const { bookFirst } = change;
  return goLive(
    deps,
    {
      linkId: pending.id,
      from,
      bookFirst,
      alsoWrite: async (transaction) => {
        const later = await assertNothingAfter(transaction, old, lastDay);
        for (const order of later) await moveToTheOther(deps, transaction, { order, pending });
        const present = await transaction.links.getOrThrow(old.id);
        await transaction.links.update({ ...present, liveUntil: lastDay, afterwards });
        await transaction.setup.forgetAnswers(old);
        await transaction.audit.append({
          at: deps.clock.nowIso(),
          actor: actor.adminId,
          actorName: actor.name,
          action: 'organisation changed',
          subject: old.id,
          before: { tenantId: old.tenantId },
          after: { organisation, lastDay, afterwards },
        });
      },
    },
    actor,
  );
}

function checkLastDay(answers: SetupAnswers | undefined): {
  readonly lastDay: string;
  readonly afterwards: 'book' | 'person';
} {
  const { lastDay, afterwards } = answers ?? {};
  if (lastDay && afterwards) return { lastDay, afterwards };
  const question = 'the last day in the old organisation';
  throw new DaybookError('setup.answer_missing', { details: { question } });
}

/** An order that the old organisation has documents of cannot be the other's: its day is too early. */
async function assertNothingAfter(
  stores: Stores,
  old: Link,
  lastDay: string,
): Promise<readonly OrderRecord[]> {
  const later = await stores.orders.listPlacedAfter(old.id, lastDay);
  for (const order of later) {
    const rows = await stores.ledger.listForOrder(order);
    const isUnderWay = (await stores.steps.listForOrder(order)).some(
      ({ state }) => state === 'sending' || state === 'unknown',
    );
    const entries = await stores.summaries.listForOrder(order);
    const isInSummary = entries.some(({ state }) => state !== 'open');
    if (rows.length === 0 && !isUnderWay && !isInSummary) continue;
    const details = { number: order.number, lastDay };
    throw new DaybookError('setup.booked_after_last_day', { details });
  }
  return later;
}

/** What waits for it here is over. */
async function moveToTheOther(
  deps: CoreDeps,
  stores: Stores,
  { order, pending }: { readonly order: OrderRecord; readonly pending: Link },
): Promise<void> {
  await stores.review.setForOrder(order, [], deps.clock.nowIso());
  await stores.steps.replacePlan(order, []);
  const placedOn = toLocalDate(parseInstant(order.placedAt), await findZone(stores, pending));
  await stores.orders.move(order, { linkId: pending.id, placedOn });
}
