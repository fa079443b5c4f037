import type { SetupStep, WireSuggestion } from '../../sidecar/src/contract/index.ts';
import { XERO_APP } from '../../sidecar/src/sandbox/demo/plan-servers.ts';
import { NewShop } from '../support/new-shop.ts';
import { openRoute, type Look } from './take-picture.ts';

const QUESTIONS: readonly SetupStep[] = ['alreadyBooked', 'look', 'paymentMethods', 'dryRun'];

/** Questions of Setup, as far as somebody came who answered them all. */
export async function openNewShop(
  ...options: readonly string[]
): Promise<{ readonly shop: NewShop; readonly pages: Readonly<Record<string, Look>> }> {
  const shop = await NewShop.start(...options);
  await answerAll(shop);
  const pages = QUESTIONS.map((step): [string, Look] => [
    `setup-${step}`,
    openRoute(shop.backOfficeUrl, `/setup?step=${step}`),
  ]);
  return { shop, pages: Object.fromEntries(pages) };
}

async function answerAll({ shop: { client } }: NewShop): Promise<void> {
  await client.admin('POST', '/xero/app', XERO_APP);
  const connect = await client.admin<{ authorizeUrl: string }>('POST', '/xero/connect', {});
  await client.signIn(connect.authorizeUrl);
  const [organisation] = await client.admin<{ tenantId: string }[]>('GET', '/xero/organisations');
  const link = { storeId: 1, tenantId: organisation?.tenantId };
  const { linkId } = await client.admin<{ linkId: string }>('POST', '/links', link);
  const { ruleSet } = await client.admin<WireSuggestion>('GET', `/links/${linkId}/suggestion`);
  await client.admin('PUT', '/setup', {
    step: 'live',
    oldAppOff: true,
    bankRulesOff: true,
    bookedElsewhere: [],
    rules: ruleSet,
    lockedPeriod: 'nextOpenDay',
    dryRunDone: true,
  });
}
