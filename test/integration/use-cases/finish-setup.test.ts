import { finishSetup } from '../../../sidecar/src/use-cases/setup/finish-setup.ts';
import { readSetup, saveSetupAnswers } from '../../../sidecar/src/use-cases/setup/setup-answers.ts';
import type { SetupAnswers } from '../../../sidecar/src/ports/setup-store.ts';
import { ADA, BackfillShop, makeOrders } from '../../support/backfill-shop.ts';

let shop: BackfillShop;
let answers: SetupAnswers;

beforeEach(async () => {
  shop = await BackfillShop.open();
  shop.orders = makeOrders(12);
  await shop.uow.stores.links.update({ ...shop.link, state: 'setup', liveFrom: null });
  const published = await shop.uow.stores.links.findCurrentRuleSet(shop.link.id);
  if (published === undefined) throw new Error('no rules');
  answers = {
    step: 'live',
    oldAppOff: true,
    bankRulesOff: true,
    bookedElsewhere: [{ orderId: 3, invoiceNumber: 'OLD-3' }],
    rules: published.rules,
    lockedPeriod: 'draft',
    dryRunDone: true,
    lastDay: null,
    afterwards: null,
    copyFrom: null,
  };
});
afterEach(() => shop.close());

function save(given: SetupAnswers): Promise<void> {
  const { storeId } = shop.link;
  return saveSetupAnswers(shop.deps, { storeId, answers: given }, ADA);
}

function finish() {
  const noContacts = { contacts: [], isLast: true, newestUpdatedAt: null };
  const readContactPage = () => Promise.resolve(noContacts);
  const deps = { ...shop.deps, xero: { ...shop.deps.xero, readContactPage } };
  const input = { linkId: shop.link.id, from: '2026-10-01', bookFirst: 10 };
  return finishSetup(deps, input, ADA);
}

it('publishes what was answered, leaves out what is in Xero already, and goes live', async () => {
  await save(answers);
  expect(await finish()).toMatchObject({ state: 'live', liveFrom: '2026-10-01', bookFirst: 10 });
  const current = await shop.uow.stores.links.findCurrentRuleSet(shop.link.id);
  expect(current?.rules.settings.lockedPeriod).toBe('draft');
  const order = await shop.uow.stores.orders.findByOrderId(shop.link.id, 3);
  expect(order?.excludedBy).toBe('already in Xero as OLD-3');
});

it('asked twice nothing is done twice', async () => {
  await save(answers);
  await finish();
  const first = await shop.uow.stores.links.findCurrentRuleSet(shop.link.id);
  await finish();
  const second = await shop.uow.stores.links.findCurrentRuleSet(shop.link.id);
  expect(second?.number).toBe(first?.number);
});

it.each([
  ['what happens with closed months', { lockedPeriod: null }],
  ['whether the old app is off', { oldAppOff: false }],
  ['whether bank rules are off', { bankRulesOff: false }],
  ['the mapping', { rules: null }],
])('does not go live before somebody said %s', async (_what, missing) => {
  await save({ ...answers, ...missing });
  await expect(finish()).rejects.toMatchObject({ code: 'setup.answer_missing' });
  const link = await shop.uow.stores.links.getOrThrow(shop.link.id);
  expect(link).toMatchObject({ state: 'setup', liveFrom: null });
});

it('keeps the answers, and who gave which', async () => {
  expect((await readSetup(shop.deps, undefined, ADA)).answers).toMatchObject({
    step: 'connect',
    rules: null,
  });
  await save({ ...answers, lockedPeriod: null });
  await save(answers);
  expect((await readSetup(shop.deps, undefined, ADA)).answers).toEqual(answers);
});
