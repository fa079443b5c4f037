import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { NewXeroAccount, XeroAccount } from '../../domain/mapping/xero-reference.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { keepReference } from './keep-reference.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

/**
 * Makes an account in the organisation and reads its accounts anew. Xero takes a code once: asked
 * twice, or where the answer was lost, it answers with the account that is there.
 */
export async function createXeroAccount(
  deps: Pick<SetupDeps, 'uow' | 'clock' | 'xero'>,
  input: { readonly linkId: string; readonly account: NewXeroAccount },
  actor: Actor,
): Promise<XeroAccount> {
  const { linkId, account } = input;
  const { tenantId } = await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  const failure = await deps.xero.createAccount(tenantId, account).catch((error: unknown) => error);
  const reference = await deps.xero.readReference(tenantId, 'interactive');
  const created = reference.accounts.find(
    ({ code, name }) => code === account.code && name === account.name,
  );
  if (created === undefined) throw failure ?? new DaybookError('xero.not_found');
  await deps.uow.transaction(async (stores) => {
    await keepReference(stores, tenantId, reference);
    await stores.audit.append({
      at: deps.clock.nowIso(),
      actor: actor.adminId,
      actorName: actor.name,
      action: 'account created in Xero',
      subject: linkId,
      before: null,
      after: { ...account, accountId: created.accountId },
    });
  });
  return created;
}
