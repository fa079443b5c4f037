import { addMs } from '../../domain/time/instant.ts';
import { makePairingCode } from './pairing-code.ts';
import type { SetupDeps } from '../setup-deps.ts';

const VALID_MS = 30 * 60_000;
const TRIES = 5;

export interface NewPairingCode {
  readonly code: string;
  readonly expiresAt: string;
}

/** A new code, in place of any that was open; only its hash is kept. */
export async function createPairingCode(
  deps: Pick<SetupDeps, 'uow' | 'clock' | 'ids'>,
): Promise<NewPairingCode> {
  const code = makePairingCode((byteCount) => deps.ids.randomHex(byteCount));
  const expiresAt = addMs(deps.clock.nowIso(), VALID_MS);
  await deps.uow.stores.pairings.saveCode({
    codeHash: deps.ids.hash(code),
    expiresAt,
    triesLeft: TRIES,
  });
  return { code, expiresAt };
}
