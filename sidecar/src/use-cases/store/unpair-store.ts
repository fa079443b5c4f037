import type { SetupDeps } from '../setup-deps.ts';

/** Forgets the secret; nothing of the shop is taken or asked for until it pairs again. */
export async function unpairStore(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  pairingId: string,
): Promise<void> {
  await deps.uow.transaction(async (stores) => {
    const pairing = await stores.pairings.getOrThrow(pairingId);
    await stores.pairings.unpair(pairingId);
    await stores.audit.append({
      at: deps.clock.nowIso(),
      actor: 'store',
      actorName: null,
      action: 'store unpaired',
      subject: pairingId,
      before: { storeUrl: pairing.storeUrl },
      after: null,
    });
  });
}
