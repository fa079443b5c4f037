import { dispatchSteps } from '../../../sidecar/src/use-cases/sending/dispatch-steps.ts';
import {
  adoptUnsettledCalls,
  recoverCalls,
} from '../../../sidecar/src/use-cases/sending/recover-calls.ts';
import {
  LOST,
  makeParked,
  ScriptedPipeline,
  SERVER_ERROR,
} from '../../support/scripted-pipeline.ts';

const NOW = { isMoreComing: false };
const SEVEN_MINUTES = 7 * 60_000;

let pipeline: ScriptedPipeline;
beforeEach(async () => {
  pipeline = await ScriptedPipeline.open();
});
afterEach(() => pipeline.close());

it('a slow organisation holds up no other, and its own next call gathers meanwhile', async () => {
  const slow = Promise.withResolvers<void>();
  pipeline.answer = async (_request, { tenantId }) => {
    if (tenantId === 'tenant-1') await slow.promise;
    return makeParked('2026-11-24T10:00:00.000Z');
  };
  await pipeline.plan('a', 'link-1');
  await dispatchSteps(pipeline.deps, NOW);
  await pipeline.plan('b', 'link-2');
  await pipeline.plan('c', 'link-1');
  await dispatchSteps(pipeline.deps, NOW);
  expect(await pipeline.readStates('a', 'c')).toEqual(['sending', 'planned']);
  expect(pipeline.sent).toEqual(['tenant-1', 'tenant-2']);
  slow.resolve();
  await pipeline.deps.underWay.waitUntilIdle();
  await dispatchSteps(pipeline.deps, NOW);
  expect(pipeline.sent).toEqual(['tenant-1', 'tenant-2', 'tenant-1']);
});

it('what a person waits for does not wait for a call that is under way', async () => {
  const slow = Promise.withResolvers<void>();
  pipeline.answer = async () => {
    await slow.promise;
    return makeParked('2026-11-24T10:00:00.000Z');
  };
  await pipeline.plan('a', 'link-1');
  await dispatchSteps(pipeline.deps, NOW);
  await pipeline.plan('b', 'link-1', { priority: 0 });
  await dispatchSteps(pipeline.deps, NOW);
  expect(await pipeline.readStates('b')).toEqual(['sending']);
  slow.resolve();
  await pipeline.deps.underWay.waitUntilIdle();
});

it('a fault while a call or its repeat is under way leaves it in doubt, never stuck', async () => {
  const fail = (): never => {
    throw new TypeError('a fault of this machine');
  };
  await pipeline.plan('a', 'link-1');
  pipeline.answer = fail;
  await dispatchSteps(pipeline.deps, NOW);
  await pipeline.deps.underWay.waitUntilIdle();
  expect(await pipeline.readStates('a')).toEqual(['sending']);
  // The same bytes again: that fails as well.
  await recoverCalls(pipeline.deps);
  await pipeline.deps.underWay.waitUntilIdle();
  pipeline.answer = () => Promise.resolve(LOST);
  pipeline.nowMs += SEVEN_MINUTES;
  await recoverCalls(pipeline.deps);
  await pipeline.deps.underWay.waitUntilIdle();
  expect(await pipeline.readStates('a')).toEqual(['planned']);
  expect(await pipeline.uow.stores.calls.listUnsettled()).toEqual([]);
});

it('a call that waited too long for its turn is looked up instead of repeated', async () => {
  await pipeline.plan('a', 'link-1');
  pipeline.answer = () => Promise.resolve(LOST);
  await dispatchSteps(pipeline.deps, NOW);
  await pipeline.deps.underWay.waitUntilIdle();
  let mayLeave: boolean | undefined;
  pipeline.answer = async (_request, { onLeaving }) => {
    pipeline.nowMs += 5 * 60_000;
    mayLeave = await onLeaving?.();
    return makeParked(pipeline.deps.clock.nowIso());
  };
  pipeline.nowMs += 60_000;
  await recoverCalls(pipeline.deps);
  await pipeline.deps.underWay.waitUntilIdle();
  expect(mayLeave).toBe(false);
  expect(await pipeline.readStates('a')).toEqual(['unknown']);
});

it('a document on which Xero fails again and again ends alone, and then with a person', async () => {
  for (const id of ['a', 'b']) await pipeline.plan(id, 'link-1');
  pipeline.answer = () => Promise.resolve(SERVER_ERROR);
  // Two hours on: no general fault of Xero any more.
  pipeline.nowMs += 2 * 3_600_000;
  for (let round = 0; round < 40; round += 1) {
    await dispatchSteps(pipeline.deps, NOW);
    await pipeline.deps.underWay.waitUntilIdle();
    pipeline.nowMs += SEVEN_MINUTES;
    await recoverCalls(pipeline.deps);
    await pipeline.deps.underWay.waitUntilIdle();
  }
  expect(await pipeline.readStates('a', 'b')).toEqual(['rejected', 'rejected']);
});

it('a payment in the ledger answers for no other one of the same day and amount', async () => {
  const held: ReadonlySet<string>[] = [];
  pipeline.findPosted = (_tenant, _steps, heldIds = new Set()) => {
    held.push(heldIds);
    return Promise.resolve(new Map());
  };
  await pipeline.uow.stores.ledger.add([
    {
      linkId: 'link-1',
      orderGuid: 'order-1',
      key: 'payment:order-1:card:1',
      kind: 'payment',
      fingerprint: '',
      xeroId: 'payment-id-1',
      number: '',
      currency: 'GBP',
      totalMinor: 1000,
      taxMinor: 0,
      ruleSetNumber: 1,
      state: 'posted',
      body: {},
      callId: '',
      postedAt: '2026-11-24T09:00:00.000Z',
    },
  ]);
  await pipeline.plan('b', 'link-1', { orderGuid: 'order-1' });
  pipeline.answer = () => Promise.resolve(SERVER_ERROR);
  await dispatchSteps(pipeline.deps, NOW);
  await pipeline.deps.underWay.waitUntilIdle();
  pipeline.nowMs += SEVEN_MINUTES;
  await recoverCalls(pipeline.deps);
  await pipeline.deps.underWay.waitUntilIdle();
  expect([...(held[0] ?? [])]).toEqual(['payment-id-1']);
});

it('a payment of a part that was still to be sent at a start is looked up before it goes', async () => {
  const asked: string[] = [];
  pipeline.findPosted = (_tenant, steps) => {
    asked.push(...steps.map((step) => step.stepId));
    return Promise.resolve(new Map());
  };
  const base = {
    orderGuid: 'order-1',
    key: 'invoice:order-1',
    kind: 'invoice' as const,
    fingerprint: '',
    xeroId: 'invoice-id',
    number: '1',
    currency: 'GBP',
    totalMinor: 1000,
    taxMinor: 0,
    ruleSetNumber: 1,
    state: 'posted' as const,
    body: {},
    callId: '',
    postedAt: '2026-11-24T09:00:00.000Z',
  };
  await pipeline.uow.stores.ledger.add([{ linkId: 'link-1', ...base }]);
  const pay = (id: string, amountMinor: number) =>
    pipeline.plan(id, 'link-1', {
      orderGuid: 'order-1',
      key: `payment:${id}`,
      kind: 'payment',
      needs: ['invoice:order-1'],
      body: {
        kind: 'payment',
        key: `payment:${id}`,
        fingerprint: '',
        needs: ['invoice:order-1'],
        invoiceKey: 'invoice:order-1',
        accountId: 'bank',
        paidOn: '2026-11-24',
        amountMinor,
        currency: 'GBP',
        reference: '',
      },
    });
  await pay('part', 400);
  await pay('whole', 1000);
  await adoptUnsettledCalls(pipeline.deps);
  expect(await pipeline.readStates('part', 'whole')).toEqual(['unknown', 'planned']);
  await recoverCalls(pipeline.deps);
  await pipeline.deps.underWay.waitUntilIdle();
  expect(asked).toEqual(['part']);
  expect(await pipeline.readStates('part')).toEqual(['planned']);
});

it('an answer that is kept while unsettled calls are read stands: the call does not go again', async () => {
  const answer = Promise.withResolvers<void>();
  pipeline.answer = async () => {
    await answer.promise;
    return makeParked('2026-11-24T10:00:00.000Z');
  };
  await pipeline.plan('a', 'link-1');
  await dispatchSteps(pipeline.deps, NOW);
  const { calls } = pipeline.uow.stores;
  const read = await calls.listWritten();
  expect(read).toHaveLength(1);
  answer.resolve();
  await pipeline.deps.underWay.waitUntilIdle();
  const settled = await calls.find(read[0]?.id ?? '');
  const stale = { ...pipeline.uow.stores, calls: { ...calls, listWritten: async () => read } };
  await recoverCalls({ ...pipeline.deps, uow: { ...pipeline.uow, stores: stale } });
  await pipeline.deps.underWay.waitUntilIdle();
  expect(await calls.find(read[0]?.id ?? '')).toEqual(settled);
  expect(pipeline.sent).toEqual(['tenant-1']);
});
