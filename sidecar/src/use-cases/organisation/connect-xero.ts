import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { OAuthState, XeroApp } from '../../ports/connection-store.ts';
import { isRedirectAccepted } from '../../domain/setup/is-redirect-accepted.ts';
import type { OrganisationSummary } from '../../ports/xero-gateway.ts';
import { addMs } from '../../domain/time/instant.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

const SIGN_IN_MS = 10 * 60_000;
const STATE_BYTES = 32;

export interface XeroAppInput {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes?: XeroApp['scopes'] | undefined;
  /** Where Xero sends the browser back; the shop's own pass-through when left out. */
  readonly redirectUri?: string | undefined;
}

/** Keeps the client id and secret of the shop's Xero app. */
export async function saveXeroApp(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  input: XeroAppInput,
  actor: Actor,
): Promise<void> {
  await deps.uow.transaction(async (stores) => {
    const pairing = await stores.pairings.getOrThrow(actor.pairingId);
    const before = await stores.connections.findApp();
    const app: XeroApp = {
      clientId: input.clientId,
      clientSecret: input.clientSecret,
      scopes: input.scopes ?? 'granular',
      redirectUri: input.redirectUri ?? `${pairing.storeUrl}daybook/xero/callback`,
    };
    if (!isRedirectAccepted(app.redirectUri)) {
      const details = { address: app.redirectUri };
      throw new DaybookError('setup.store_needs_https', { details });
    }
    await stores.connections.saveApp(app);
    await stores.audit.append({
      at: deps.clock.nowIso(),
      actor: actor.adminId,
      actorName: actor.name,
      action: 'xero app saved',
      subject: app.clientId,
      before: before === undefined ? null : describeApp(before),
      after: describeApp(app),
    });
  });
}

function describeApp(app: XeroApp): Omit<XeroApp, 'clientSecret'> {
  return { clientId: app.clientId, scopes: app.scopes, redirectUri: app.redirectUri };
}

/**
 * Starts a sign-in that only this admin of this shop can end, once, within ten minutes. It has to bring
 * the organisation that the shop books into, unless another one is what it is for.
 */
export async function startXeroSignIn(
  deps: Pick<SetupDeps, 'uow' | 'clock' | 'ids' | 'identity'>,
  actor: Actor,
  bringsAnother = false,
): Promise<{ readonly authorizeUrl: string }> {
  const { connections } = deps.uow.stores;
  if ((await connections.findApp()) === undefined) throw new DaybookError('setup.xero_app_missing');
  await deps.uow.stores.setup.saveSignInProblem(actor.pairingId, null);
  const state = deps.ids.randomSecret(STATE_BYTES);
  await connections.saveOAuthState({
    state,
    ...actor,
    bringsAnother,
    expiresAt: addMs(deps.clock.nowIso(), SIGN_IN_MS),
  });
  return { authorizeUrl: await deps.identity.buildAuthorizeUrl(state) };
}

export interface SignInAnswer {
  readonly pairingId: string;
  readonly state: string;
  /** Null when Xero refused; then `error` says why. */
  readonly code: string | null;
  readonly error: string | null;
}

/**
 * Ends a sign-in: exchanges the code, keeps tokens and connections. Why it came to nothing is kept
 * too: the page that waits for it is in another tab.
 */
export async function completeXeroSignIn(
  deps: Pick<SetupDeps, 'uow' | 'clock' | 'identity'>,
  answer: SignInAnswer,
): Promise<readonly OrganisationSummary[]> {
  const { setup } = deps.uow.stores;
  try {
    const organisations = await exchangeAnswer(deps, answer);
    await setup.saveSignInProblem(answer.pairingId, null);
    return organisations;
  } catch (error) {
    if (error instanceof DaybookError) {
      const reason = { code: error.code, details: error.details };
      await setup.saveSignInProblem(answer.pairingId, { reason, at: deps.clock.nowIso() });
    }
    throw error;
  }
}

async function exchangeAnswer(
  deps: Pick<SetupDeps, 'uow' | 'clock' | 'identity'>,
  answer: SignInAnswer,
): Promise<readonly OrganisationSummary[]> {
  const { connections, audit } = deps.uow.stores;
  const signIn = await connections.takeOAuthState(answer.state, deps.clock.nowIso());
  if (signIn === undefined || signIn.pairingId !== answer.pairingId) {
    throw new DaybookError('setup.sign_in_expired');
  }
  if (answer.code === null) {
    const reason = (answer.error ?? 'no code').replace(/[^\w .-]/g, '').slice(0, 80);
    throw new DaybookError('setup.sign_in_refused', { details: { reason } });
  }
  const organisations = await deps.identity.completeSignIn(answer.code, (reached) =>
    checkBringsLinked(deps, signIn, reached),
  );
  await audit.append({
    at: deps.clock.nowIso(),
    actor: signIn.adminId,
    actorName: signIn.name,
    action: 'xero connected',
    subject: answer.pairingId,
    before: null,
    after: organisations.map((organisation) => organisation.tenantId),
  });
  return organisations;
}

/**
 * A shop that books into an organisation goes on with that one: another's login would send its orders
 * into the wrong books.
 */
async function checkBringsLinked(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  signIn: OAuthState,
  reached: readonly OrganisationSummary[],
): Promise<void> {
  if (signIn.bringsAnother) return;
  const { links, connections, audit } = deps.uow.stores;
  const linked = new Set((await links.list()).map((link) => link.tenantId));
  const own = (await connections.listConnections()).filter((entry) => linked.has(entry.tenantId));
  const lost = own.filter((entry) => entry.state !== 'connected');
  const expected = lost.length > 0 ? lost : own;
  const tenantIds = new Set(reached.map((organisation) => organisation.tenantId));
  if (expected.length === 0 || expected.some((entry) => tenantIds.has(entry.tenantId))) return;
  const details = {
    expected: expected.map((entry) => entry.tenantName).join(', '),
    came: reached.map((entry) => entry.name).join(', ') || 'no organisation',
  };
  await audit.append({
    at: deps.clock.nowIso(),
    actor: signIn.adminId,
    actorName: signIn.name,
    action: 'xero sign-in refused',
    subject: signIn.pairingId,
    before: details.expected,
    after: details.came,
  });
  throw new DaybookError('setup.wrong_organisation', { details });
}
