import { redactRequest } from '../../domain/activity/redact-request.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface ShownCallBody {
  /** What was sent, without what names or reaches a person; null once it has had its time. */
  readonly body: unknown;
  /** Then its SHA-256 is what is left. */
  readonly hash: string | null;
}

export async function readCallBody(
  deps: Pick<SetupDeps, 'uow'>,
  callId: string,
  actor: Actor,
): Promise<ShownCallBody> {
  const stores = deps.uow.reading;
  const found = await stores.activity.findCallBody(callId);
  if (found === undefined) throw new DaybookError('request.not_found');
  await getOwnLinkOrThrow(stores, found.linkId, actor);
  const body = found.request === null ? null : redactRequest(JSON.parse(found.request));
  return { body, hash: found.hash };
}
