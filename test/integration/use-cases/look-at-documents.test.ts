import type { XeroState } from '../../../sidecar/src/domain/reconciliation/xero-state.ts';
import { parseLocalDate } from '../../../sidecar/src/domain/time/instant.ts';
import { lookAtDocuments } from '../../../sidecar/src/use-cases/changes-in-xero/look-at-documents.ts';
import { ScriptedPipeline } from '../../support/scripted-pipeline.ts';

const TENANT = 'tenant-1';
const KEY = { linkId: 'link-1', orderGuid: 'order-1' };
const HOUR_MS = 3_600_000;

const UNPAID: XeroState = {
  kind: 'invoice',
  xeroId: '',
  number: '1001',
  status: 'AUTHORISED',
  currency: 'NZD',
  contactId: '',
  issuedOn: parseLocalDate('2026-11-24'),
  totalMinor: 100,
  taxMinor: 0,
  lines: [],
  paidMinor: 0,
  remainingMinor: 100,
  payments: [],
  creditedMinor: 0,
};

let pipeline: ScriptedPipeline;
let asked: string[];
/** As Xero has them: modified at a moment, told to who asks for what was modified since. */
let invoices: { readonly modifiedAt: string; readonly state: XeroState }[];
beforeEach(async () => {
  pipeline = await ScriptedPipeline.open();
  asked = [];
  invoices = [];
  pipeline.readDocumentPage = (_tenant, _priority, { kind, modifiedSince }) => {
    if (kind === 'invoice') asked.push(modifiedSince);
    const told = invoices.filter(
      ({ state, modifiedAt }) => state.kind === kind && modifiedAt >= modifiedSince,
    );
    return Promise.resolve({
      documents: told.map(({ state }) => state),
      isLast: true,
      newestUpdatedAt: told.at(-1)?.modifiedAt ?? null,
    });
  };
  await keep('invoice', 'inv-1', '2026-11-24T08:00:00.000Z');
});
afterEach(() => pipeline.close());

it('a payment taken off before its answer was kept is found by a later look', async () => {
  await sendPayment();
  // Xero has taken it, its answer is lost, and somebody has removed it.
  pass(2000);
  modify('inv-1');
  pass(1000);
  modify('inv-2');
  await lookAtDocuments(pipeline.deps, TENANT);
  // The same bytes again: Xero repeats its first answer.
  pass(2000);
  await keep('payment', 'pay-1', now());
  await pipeline.uow.stores.calls.settle('call-1', 'answered', 200);
  pass(HOUR_MS);
  await lookAtDocuments(pipeline.deps, TENANT);
  const [sighting] = await pipeline.uow.stores.sightings.listForOrder(KEY);
  expect(sighting?.state.paidMinor).toBe(0);
});

it('what was modified long before the look is not asked for again', async () => {
  modify('inv-1');
  const modifiedAt = now();
  pass(HOUR_MS);
  await lookAtDocuments(pipeline.deps, TENANT);
  await lookAtDocuments(pipeline.deps, TENANT);
  expect(asked).toEqual(['2026-11-24T08:00:00.000Z', modifiedAt]);
});

it('of a call without an answer everything since it left is asked for again', async () => {
  await sendPayment();
  const sentAt = pipeline.nowMs;
  pass(HOUR_MS);
  modify('inv-1');
  pass(HOUR_MS);
  await lookAtDocuments(pipeline.deps, TENANT);
  await lookAtDocuments(pipeline.deps, TENANT);
  expect(Date.parse(asked[1] ?? '')).toBe(sentAt - 60_000);
});

function now(): string {
  return new Date(pipeline.nowMs).toISOString();
}

/** Paid by nothing. */
function modify(xeroId: string): void {
  invoices.push({ modifiedAt: now(), state: { ...UNPAID, xeroId } });
}

function pass(ms: number): void {
  pipeline.nowMs += ms;
}

async function sendPayment(): Promise<void> {
  const { calls } = pipeline.uow.stores;
  await calls.add({
    id: 'call-1',
    tenantId: TENANT,
    linkId: KEY.linkId,
    kind: 'payment',
    idempotencyKey: 'key-1',
    request: '{}',
    serialiser: 'test',
    stepIds: [],
    state: 'written',
    firstSentAt: null,
    lastSentAt: null,
    dueAt: null,
    attempts: 0,
    mayReplay: true,
    httpStatus: null,
    createdAt: now(),
  });
  await calls.noteSent('call-1', now());
  await calls.noteUnknown('call-1', { dueAt: now(), mayReplay: true });
}

function keep(kind: 'invoice' | 'payment', xeroId: string, postedAt: string): Promise<void> {
  const body =
    kind === 'invoice'
      ? { kind, issuedOn: '2026-11-24', lines: [], status: 'AUTHORISED' }
      : { kind, invoiceKey: 'invoice' };
  return pipeline.uow.stores.ledger.add([
    {
      ...KEY,
      key: kind,
      kind,
      fingerprint: '',
      xeroId,
      number: '1001',
      currency: 'NZD',
      totalMinor: 100,
      taxMinor: 0,
      ruleSetNumber: 1,
      state: 'posted',
      body,
      callId: '',
      postedAt,
    },
  ]);
}
