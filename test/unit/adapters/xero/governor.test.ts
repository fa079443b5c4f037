import { createGovernor } from '../../../../sidecar/src/adapters/xero/governor.ts';
import type { CallPriority } from '../../../../sidecar/src/ports/xero-gateway.ts';
import { createMemoryGovernorStore } from '../../../support/memory-xero-stores.ts';
import { createVirtualTime, settle, type VirtualTime } from '../../../support/virtual-time.ts';

const OK = { status: 200, headers: {} };
const LOGGER = { info() {}, warn() {}, error() {} };

function setUp(time: VirtualTime = createVirtualTime(), store = createMemoryGovernorStore()) {
  const governor = createGovernor({
    store,
    clock: time,
    logger: LOGGER,
    delay: (delayMs) => time.delay(delayMs),
  });
  return { time, store, governor };
}

/** A call that ends when told. */
function makeOpenCall() {
  let end: (answer: typeof OK) => void = () => undefined;
  let hasStarted = false;
  const answer = new Promise<typeof OK>((resolve) => {
    end = resolve;
  });
  return {
    call() {
      hasStarted = true;
      return answer;
    },
    end: () => end(OK),
    hasStarted: () => hasStarted,
  };
}

describe('createGovernor', () => {
  it('makes no more than five calls at a time, four of them not for people', async () => {
    const { governor } = setUp();
    const calls = Array.from({ length: 6 }, () => makeOpenCall());
    for (const { call } of calls) void governor.run({ tenantId: 't', priority: 'live', call });
    await settle();
    expect(calls.filter((call) => call.hasStarted())).toHaveLength(4);
    const person = makeOpenCall();
    void governor.run({ tenantId: 't', priority: 'interactive', call: person.call });
    await settle();
    expect(person.hasStarted()).toBe(true);
    person.end();
    calls[0]?.end();
    await settle();
    expect(calls.filter((call) => call.hasStarted())).toHaveLength(5);
  });

  it('makes at most 60 calls in a minute and lets the most urgent go first after it', async () => {
    const { governor, time } = setUp();
    const done: CallPriority[] = [];
    const run = (priority: CallPriority) =>
      governor.run({
        tenantId: 't',
        priority,
        async call() {
          done.push(priority);
          return { status: 200, headers: { 'x-minlimit-remaining': '1' } };
        },
      });
    for (let call = 0; call < 60; call += 1) await run('live');
    const waiting = (['background', 'poll', 'live', 'interactive'] as const).map(run);
    await settle();
    expect(done).toHaveLength(60);
    expect(time.listWaitsMs()).toEqual([61_000]);
    await time.advance(61_000);
    await Promise.all(waiting);
    expect(done.slice(60)).toEqual(['interactive', 'live', 'poll', 'background']);
  });

  it('keeps one queue an organisation', async () => {
    const { governor } = setUp();
    const calls = Array.from({ length: 4 }, () => makeOpenCall());
    for (const { call } of calls) void governor.run({ tenantId: 'a', priority: 'live', call });
    const other = await governor.run({ tenantId: 'b', priority: 'live', call: async () => OK });
    expect(other.kind).toBe('called');
  });

  it('parks until the day limit resets, also after a restart', async () => {
    const time = createVirtualTime();
    const { governor, store } = setUp(time);
    const refused = {
      status: 429,
      headers: { 'retry-after': '7200', 'x-rate-limit-problem': 'day' },
    };
    await governor.run({ tenantId: 't', priority: 'live', call: async () => refused });
    const restarted = setUp(time, store).governor;
    const ask = { tenantId: 't', priority: 'interactive', call: async () => OK } as const;
    expect(await restarted.run(ask)).toEqual({
      kind: 'parked',
      until: '2026-11-24T02:00:00.000Z',
      because: 'day',
    });
    await time.advance(7_200_000);
    expect(await restarted.run(ask)).toEqual({ kind: 'called', answer: OK });
  });

  it('counts every call', async () => {
    const { governor, store } = setUp();
    const ask = { tenantId: 't', priority: 'live', call: async () => OK } as const;
    await Promise.all([governor.run(ask), governor.run(ask), governor.run(ask)]);
    expect((await store.find('t'))?.callsTotal).toBe(3);
  });

  it('has counted a call before it leaves, so that a killed process leaves none out', async () => {
    const { time, store, governor } = setUp();
    const calls = Array.from({ length: 3 }, () => makeOpenCall());
    for (const { call } of calls) void governor.run({ tenantId: 't', priority: 'live', call });
    await settle();
    expect(calls.filter((call) => call.hasStarted())).toHaveLength(3);
    // Nothing of the first governor is heard of again.
    expect(await store.find('t')).toMatchObject({ callsTotal: 3, dayRemaining: 997 });
    const restarted = setUp(time, store).governor;
    await restarted.run({ tenantId: 't', priority: 'live', call: async () => OK });
    expect(await store.find('t')).toMatchObject({ callsTotal: 4, dayRemaining: 996 });
    expect((await store.find('t'))?.recentCallsMs).toHaveLength(4);
  });

  it('frees the place of a call that failed', async () => {
    const { governor } = setUp();
    const broken = {
      tenantId: 't',
      priority: 'live',
      call: () => Promise.reject(new Error('broken')),
    } as const;
    for (let call = 0; call < 6; call += 1) {
      await expect(governor.run(broken)).rejects.toThrow('broken');
    }
    const after = await governor.run({ ...broken, call: async () => OK });
    expect(after.kind).toBe('called');
  });

  it('sends away those who wait when it is closed', async () => {
    const { governor } = setUp();
    const calls = Array.from({ length: 4 }, () => makeOpenCall());
    for (const { call } of calls) void governor.run({ tenantId: 't', priority: 'live', call });
    const waiting = governor.run({ tenantId: 't', priority: 'live', call: async () => OK });
    await settle();
    governor.close();
    expect((await waiting).kind).toBe('parked');
  });
});
