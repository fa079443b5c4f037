import { AccountType, type Account } from 'xero-node/dist/gen/model/accounting/models.js';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { NewXeroAccount } from '../../domain/mapping/xero-reference.ts';
import type { ApiConnection } from './api-connection.ts';
import { makeParkedError, makeReadError } from './read-api.ts';

const TYPES: Readonly<Record<NewXeroAccount['type'], AccountType>> = {
  CURRENT: AccountType.CURRENT,
  CURRLIAB: AccountType.CURRLIAB,
  REVENUE: AccountType.REVENUE,
  EXPENSE: AccountType.EXPENSE,
};

/** One PUT: an account whose code exists is refused, never changed. Throws a DaybookError. */
export async function createAccount(
  { connection, nowMs }: { readonly connection: ApiConnection; readonly nowMs: () => number },
  tenantId: string,
  account: NewXeroAccount,
): Promise<void> {
  const model: Account = {
    code: account.code,
    name: account.name,
    type: TYPES[account.type],
    enablePaymentsToAccount: account.takesPayments,
  };
  const { governed } = await connection.call({
    tenantId,
    priority: 'interactive',
    run: (api) => api.createAccount(tenantId, model),
  });
  if (governed.kind === 'parked') throw makeParkedError(governed, nowMs());
  const { status, responseBody } = governed.answer;
  if (status >= 200 && status < 300) return;
  if (status !== 400) throw makeReadError(governed.answer);
  throw new DaybookError('xero.refused', {
    details: { text: JSON.stringify(responseBody).slice(0, 300) },
  });
}
