import type { Pairing } from '../../ports/pairing-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { normalisePairingCode } from './pairing-code.ts';
import type { SetupDeps } from '../setup-deps.ts';
import { normaliseStoreUrl } from './store-url.ts';

export interface PairStoreInput {
  readonly code: string;
  readonly storeUrl: string;
  readonly outboxEpoch: string;
  readonly nopVersion: string;
  readonly pluginVersion: string;
}

export type PairStoreResult =
  | { readonly outcome: 'paired'; readonly pairing: Pairing }
  | { readonly outcome: 'wrongCode'; readonly triesLeft: number }
  | { readonly outcome: 'noOpenCode' };

const SECRET_BYTES = 32;
const KEY_ID_BYTES = 8;

/**
 * Gives the shop a key and a secret for a right code. A shop that pairs again keeps its pairing,
 * with a new key and secret; the old ones are worth nothing from then on.
 */
export async function pairStore(
  deps: Pick<SetupDeps, 'uow' | 'clock' | 'ids'>,
  input: PairStoreInput,
): Promise<PairStoreResult> {
  return deps.uow.transaction(async (stores) => {
    const open = await stores.pairings.findOpenCode(deps.clock.nowIso());
    if (open === undefined) return { outcome: 'noOpenCode' };
    if (open.codeHash !== deps.ids.hash(normalisePairingCode(input.code))) {
      await stores.pairings.countTry(open.codeHash);
      return { outcome: 'wrongCode', triesLeft: Math.max(0, open.triesLeft - 1) };
    }
    if (!(await stores.pairings.useCode(open.codeHash))) return { outcome: 'noOpenCode' };
    const pairing = await buildPairing(deps, stores, input);
    await stores.pairings.save(pairing);
    await stores.audit.append({
      at: deps.clock.nowIso(),
      actor: 'pairing code',
      actorName: null,
      action: 'store paired',
      subject: pairing.id,
      before: null,
      after: {
        storeUrl: pairing.storeUrl,
        outboxEpoch: pairing.outboxEpoch,
        nopVersion: input.nopVersion,
        pluginVersion: input.pluginVersion,
      },
    });
    return { outcome: 'paired', pairing };
  });
}

async function buildPairing(
  deps: Pick<SetupDeps, 'clock' | 'ids'>,
  stores: Stores,
  input: PairStoreInput,
): Promise<Pairing> {
  const storeUrl = normaliseStoreUrl(input.storeUrl);
  const active = await stores.pairings.listActive();
  const known = active.find((pairing) => pairing.storeUrl === storeUrl);
  const isSameOutbox = known?.outboxEpoch === input.outboxEpoch;
  return {
    id: known?.id ?? deps.ids.uuid(),
    keyId: deps.ids.randomHex(KEY_ID_BYTES),
    secret: deps.ids.randomSecret(SECRET_BYTES),
    storeUrl,
    outboxEpoch: input.outboxEpoch,
    state: 'active',
    createdAt: deps.clock.nowIso(),
    highestSequence: isSameOutbox ? known.highestSequence : 0,
    noteCursor: isSameOutbox ? known.noteCursor : 0,
  };
}
