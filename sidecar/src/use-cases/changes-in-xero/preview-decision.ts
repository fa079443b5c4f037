import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { applyChoice, type Decision } from './decide-difference.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { nameAsShown } from '../booking/name-as-shown.ts';
import { previewBooking, type OrderPreview } from '../booking/preview-order.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface ChoicePreview extends OrderPreview {
  /** Names what it was worked out of. */
  readonly basedOn: string;
}

/** What a choice would send; nothing is changed. */
export async function previewDecision(
  deps: SetupDeps,
  { choice, ...key }: Decision,
  actor: Actor,
): Promise<ChoicePreview> {
  const link = await getOwnLinkOrThrow(deps.uow.stores, key.linkId, actor);
  let basedOn = '';
  const preview = await previewBooking(deps, key, async (stores) => {
    const record = await stores.orders.findByOrderId(key.linkId, key.orderId);
    if (record === undefined) throw new DaybookError('setup.order_unknown');
    basedOn = await nameAsShown(deps, stores, record);
    await applyChoice(deps, { stores, record, tenantId: link.tenantId, link }, choice);
  });
  return { ...preview, basedOn };
}
