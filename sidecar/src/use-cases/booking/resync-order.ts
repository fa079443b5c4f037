import { WORK_PRIORITY } from '../../domain/ledger/work-priority.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

/** Reads the order again now and books the difference; an order that is right costs no call. */
export async function resyncOrder(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  key: { readonly linkId: string; readonly orderId: number },
  actor: Actor,
): Promise<void> {
  const at = deps.clock.nowIso();
  await deps.uow.transaction(async (stores) => {
    const link = await getOwnLinkOrThrow(stores, key.linkId, actor);
    const priority = WORK_PRIORITY.person;
    await stores.events.hint(link.pairingId, [key.orderId], { dueAt: at, priority });
    const known = await stores.orders.findByOrderId(key.linkId, key.orderId);
    if (known !== undefined) await stores.orders.markDirty([known], priority);
    await stores.audit.append({
      at,
      actor: actor.adminId,
      actorName: actor.name,
      action: 'order resynced',
      subject: `${key.linkId}/${key.orderId}`,
      before: known?.state ?? null,
      after: null,
    });
  });
}
