import type { ReferencePart } from '../../../sidecar/src/domain/mapping/xero-reference.ts';
import { parseLocalDate } from '../../../sidecar/src/domain/time/instant.ts';
import type { MirroredContact } from '../../../sidecar/src/ports/contact-store.ts';
import type { CallPriority } from '../../../sidecar/src/ports/xero-gateway.ts';
import { createCheckAgain } from '../../../sidecar/src/use-cases/review/check-again.ts';
import { keepReference } from '../../../sidecar/src/use-cases/organisation/keep-reference.ts';
import { createRepairWatch } from '../../../sidecar/src/use-cases/review/look-for-repairs.ts';
import { mirrorContacts } from '../../../sidecar/src/use-cases/contacts/mirror-contacts.ts';
import { readRealShops } from '../../support/real-orders.ts';
import { ScriptedPipeline } from '../../support/scripted-pipeline.ts';
import { makeReference } from '../../support/xero-reference.ts';

const NOW = '2026-11-24T09:00:00.000Z';
const MINUTE_MS = 60_000;
const actor = { adminId: '7', name: 'Ann', pairingId: 'pairing-1' };
const reference = makeReference({ currency: 'GBP', country: 'GB', rates: [] });
const contact: MirroredContact = {
  tenantId: 'tenant-1',
  contactId: 'contact-a',
  contactNumber: 'D1-C1',
  name: 'Ann',
  emailAddress: '',
  taxNumber: '',
  postalCode: '',
  status: 'ARCHIVED',
  mergedToContactId: null,
  details: null,
};

let pipeline: ScriptedPipeline;
let reads: { parts: readonly ReferencePart[] | 'contacts' | 'all'; priority: CallPriority }[];
let lookForRepairs: () => Promise<void>;
beforeEach(async () => {
  pipeline = await ScriptedPipeline.open();
  reads = [];
  pipeline.readReferenceParts = (_tenantId, priority, parts) => {
    reads.push({ parts, priority });
    const { accounts, taxRates, organisation } = reference;
    const all = { accounts, taxRates, organisation };
    return Promise.resolve(
      Object.fromEntries(Object.entries(all).filter(([part]) => parts.includes(part as never))),
    );
  };
  pipeline.readReference = (_tenantId, priority) => {
    reads.push({ parts: 'all', priority });
    return Promise.resolve({ ...reference, fetchedAt: pipeline.deps.clock.nowIso() });
  };
  answerContacts([]);
  await pipeline.uow.stores.reference.saveXero('tenant-1', reference);
  ({ lookForRepairs } = createRepairWatch(pipeline.deps));
});
afterEach(() => pipeline.close());

function answerContacts(contacts: readonly MirroredContact[]): void {
  pipeline.readContactPage = (_tenantId, priority) => {
    reads.push({ parts: 'contacts', priority });
    return Promise.resolve({ contacts, isLast: true, newestUpdatedAt: null });
  };
}

/** An order that waits for a cause, and is not to be booked before that is gone. */
async function hold(orderGuid: string, code: string): Promise<void> {
  const snapshot = readRealShops()[0]?.orders[0];
  if (snapshot === undefined) throw new Error('no order');
  const key = { linkId: 'link-1', orderGuid };
  const reason = { code, details: {} };
  await pipeline.uow.transaction(async ({ orders, review }) => {
    await orders.saveSnapshots([
      {
        ...key,
        snapshot: { ...snapshot, orderGuid },
        snapshotHash: 'h',
        totalMinor: 1,
        storeMinor: 1,
        placedOn: parseLocalDate('2026-11-24'),
        readAt: NOW,
        priority: 1,
      },
    ]);
    const revision = (await orders.find(key))?.revision ?? 0;
    await orders.settleBooking({ ...key, state: 'held', reason, bookedAsOf: null }, revision);
    await review.setForOrder(
      key,
      [{ causeKey: `${code}:x`, reason }],
      pipeline.deps.clock.nowIso(),
    );
  });
}

async function isDue(orderGuid: string): Promise<boolean | undefined> {
  return (await pipeline.uow.stores.orders.find({ linkId: 'link-1', orderGuid }))?.dirty;
}

/** Booked again, and held again: as it is while nothing was repaired. */
async function holdAgain(orderGuid: string, code: string): Promise<void> {
  const key = { linkId: 'link-1', orderGuid };
  const revision = (await pipeline.uow.stores.orders.find(key))?.revision ?? 0;
  const reason = { code, details: {} };
  await pipeline.uow.stores.orders.settleBooking(
    { ...key, state: 'held', reason, bookedAsOf: null },
    revision,
  );
}

async function lookOften(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    await lookForRepairs();
    pipeline.nowMs += MINUTE_MS;
  }
}

it('nothing is read while nothing waits for Xero, whatever else waits', async () => {
  await hold('order-1', 'mapping.payment_missing');
  await hold('order-2', 'order.total_off');
  await lookOften(60);
  expect(reads).toEqual([]);
});

it('reads what the causes depend on and no more, every fifteen minutes, in the lane of polls', async () => {
  await hold('order-1', 'mapping.account_archived');
  await hold('order-2', 'organisation.period_locked');
  await lookOften(60);
  expect(reads).toHaveLength(4);
  expect(new Set(reads.flatMap(({ parts }) => parts))).toEqual(
    new Set(['accounts', 'organisation']),
  );
  expect(new Set(reads.map(({ priority }) => priority))).toEqual(new Set(['poll']));
});

it('leaves the second half of the day’s calls to orders, until the day is over', async () => {
  await hold('order-1', 'mapping.account_archived');
  await pipeline.uow.stores.governor.save({
    tenantId: 'tenant-1',
    dayLimit: 1000,
    dayRemaining: 499,
    minuteRemaining: 60,
    recentCallsMs: [],
    parkedUntil: null,
    parkedBecause: null,
    callsTotal: 501,
    dayResetsBy: '2026-11-24T10:00:00.000Z',
  });
  await lookOften(60);
  expect(reads).toEqual([]);
  await lookOften(1);
  expect(reads).toHaveLength(1);
});

it('does not look while the link is paused', async () => {
  await hold('order-1', 'mapping.account_archived');
  const { links } = pipeline.uow.stores;
  await links.update({ ...(await links.getOrThrow('link-1')), state: 'paused' });
  await lookOften(30);
  expect(reads).toEqual([]);
});

it('an order is booked again at the first look and then when what it waits for looks different', async () => {
  await hold('order-1', 'mapping.account_archived');
  await hold('order-2', 'organisation.period_locked');
  pipeline.nowMs += MINUTE_MS;
  await lookForRepairs();
  expect([await isDue('order-1'), await isDue('order-2')]).toEqual([true, true]);
  await holdAgain('order-1', 'mapping.account_archived');
  await holdAgain('order-2', 'organisation.period_locked');
  await lookOften(16);
  expect([await isDue('order-1'), await isDue('order-2')]).toEqual([false, false]);
  const accounts = reference.accounts.map((account) => ({ ...account, name: 'Other' }));
  pipeline.readReferenceParts = () =>
    Promise.resolve({ accounts, organisation: reference.organisation });
  await lookOften(16);
  expect([await isDue('order-1'), await isDue('order-2')]).toEqual([true, false]);
});

it('a fault of Xero is tried again in the next quarter of an hour', async () => {
  await hold('order-1', 'mapping.account_archived');
  pipeline.readReferenceParts = () => {
    reads.push({ parts: 'all', priority: 'poll' });
    return Promise.reject(new Error('down'));
  };
  await lookOften(16);
  expect(reads).toHaveLength(2);
  expect(await isDue('order-1')).toBe(false);
  pipeline.readReferenceParts = () => Promise.resolve({ accounts: reference.accounts });
  await lookOften(15);
  expect(await isDue('order-1')).toBe(true);
});

it('a contact that changed has the orders that wait for contacts booked again, and no other', async () => {
  await hold('order-1', 'contact.archived');
  await hold('order-2', 'mapping.account_archived');
  answerContacts([contact]);
  await mirrorContacts(pipeline.deps, 'tenant-1');
  expect([await isDue('order-1'), await isDue('order-2')]).toEqual([true, false]);
  await holdAgain('order-1', 'contact.archived');
  await mirrorContacts(pipeline.deps, 'tenant-1');
  expect(await isDue('order-1')).toBe(false);
  answerContacts([{ ...contact, status: 'ACTIVE' }]);
  await mirrorContacts(pipeline.deps, 'tenant-1');
  expect(await isDue('order-1')).toBe(true);
});

describe('check again', () => {
  const later = (ms: number) => {
    pipeline.nowMs += ms;
  };

  it('reads Xero once for all who ask, for people, and notes who asked', async () => {
    await hold('order-1', 'contact.archived');
    await hold('order-2', 'order.total_off');
    const checkAgain = createCheckAgain(pipeline.deps);
    const answers = await Promise.all([
      checkAgain('link-1', actor),
      checkAgain('link-1', actor),
      checkAgain('link-1', actor),
    ]);
    expect(answers[0]).toEqual({ readAt: NOW, orders: 2 });
    expect(reads).toEqual([
      { parts: 'contacts', priority: 'interactive' },
      { parts: 'all', priority: 'interactive' },
    ]);
    expect(await isDue('order-2')).toBe(true);
    const [entry] = await pipeline.uow.stores.audit.list(1);
    expect(entry).toMatchObject({
      actorName: 'Ann',
      action: 'checked again in Xero',
      subject: 'link-1',
      after: { readAt: NOW, orders: 2 },
    });
  });

  it('reads again only after a quarter of a minute, and books again each time', async () => {
    await hold('order-1', 'mapping.account_archived');
    const checkAgain = createCheckAgain(pipeline.deps);
    await checkAgain('link-1', actor);
    later(MINUTE_MS / 4 - 1);
    await holdAgain('order-1', 'mapping.account_archived');
    expect(await checkAgain('link-1', actor)).toEqual({ readAt: NOW, orders: 1 });
    expect(await isDue('order-1')).toBe(true);
    expect(reads).toHaveLength(1);
    later(1);
    await checkAgain('link-1', actor);
    expect(reads).toHaveLength(2);
  });

  it('is not for another shop’s link', async () => {
    const stranger = { ...actor, pairingId: 'pairing-9' };
    const refused = createCheckAgain(pipeline.deps)('link-1', stranger);
    await expect(refused).rejects.toMatchObject({ code: 'setup.link_unknown' });
    expect(reads).toEqual([]);
  });
});

it('what was asked for before the present answer does not bring back a lock date that is gone', async () => {
  const { stores } = pipeline.uow;
  await stores.reference.saveXero('tenant-1', { ...reference, fetchedAt: NOW });
  const organisation = { ...reference.organisation, periodLockDate: '2026-11-23' };
  const older = { ...reference, organisation, fetchedAt: '2026-11-24T08:59:59.000Z' };
  await pipeline.uow.transaction((within) => keepReference(within, 'tenant-1', older));
  expect(await stores.reference.findXero('tenant-1')).toMatchObject({
    organisation: { periodLockDate: null },
    fetchedAt: NOW,
  });
  await pipeline.uow.transaction((within) =>
    keepReference(within, 'tenant-1', { ...older, fetchedAt: NOW }),
  );
  expect((await stores.reference.findXero('tenant-1'))?.organisation.periodLockDate).toBe(
    '2026-11-23',
  );
});
