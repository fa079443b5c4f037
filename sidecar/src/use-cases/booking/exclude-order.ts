import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { isStandingDocument } from '../../domain/ledger/ledger-entry.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface OrderExclusion {
  readonly linkId: string;
  readonly orderId: number;
  /** A person's reason not to book it; null books it after all. */
  readonly reason: string | null;
}

/** Takes an order out of the books, or back in. Throws where Xero holds something of it already. */
export async function excludeOrder(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  { linkId, orderId, reason }: OrderExclusion,
  actor: Actor,
): Promise<void> {
  await deps.uow.transaction(async (stores) => {
    await getOwnLinkOrThrow(stores, linkId, actor);
    const order = await stores.orders.findByOrderId(linkId, orderId);
    if (order === undefined) throw new DaybookError('setup.order_unknown');
    const documents = await stores.ledger.listForOrder(order);
    // What a person did by hand in an organisation that nothing is sent to any more.
    const isByHand = order.reason?.code === 'order.organisation_changed';
    if (reason !== null && documents.some(isStandingDocument) && !isByHand) {
      throw new DaybookError('order.already_in_xero');
    }
    await stores.orders.exclude(order, reason);
    await stores.audit.append({
      at: deps.clock.nowIso(),
      actor: actor.adminId,
      actorName: actor.name,
      action: reason === null ? 'order included' : 'order excluded',
      subject: `${linkId}/${orderId}`,
      before: order.excludedBy,
      after: reason,
    });
  });
}
