import {
  createXeroChangeQueue,
  type XeroChange,
} from '../../../sidecar/src/use-cases/changes-in-xero/xero-change-queue.ts';
import { ScriptedPipeline } from '../../support/scripted-pipeline.ts';

const change: XeroChange = {
  tenantId: 'tenant-1',
  category: 'CONTACT',
  resourceId: 'contact-1',
  happenedAt: '2026-11-24T08:59:00.000Z',
};
const TEN_MINUTES = 10 * 60_000;

let pipeline: ScriptedPipeline;
let reads: string[];
let queue: ReturnType<typeof createXeroChangeQueue>;
beforeEach(async () => {
  pipeline = await ScriptedPipeline.open();
  reads = [];
  pipeline.readContactPage = (tenantId) => {
    reads.push(tenantId);
    return Promise.resolve({ contacts: [], isLast: true, newestUpdatedAt: null });
  };
  queue = createXeroChangeQueue(pipeline.deps);
});
afterEach(() => pipeline.close());

it('many changes of an organisation are one read, and the same event again is none', async () => {
  queue.hint([change, { ...change, resourceId: 'contact-2' }]);
  await queue.readChanged();
  pipeline.nowMs += TEN_MINUTES;
  queue.hint([change]);
  await queue.readChanged();
  expect(reads).toEqual(['tenant-1']);
});

it('an organisation is read every ten minutes at most, and no change is forgotten', async () => {
  for (let minute = 0; minute < 30; minute += 1) {
    queue.hint([{ ...change, resourceId: `contact-${minute}` }]);
    await queue.readChanged();
    pipeline.nowMs += 60_000;
  }
  expect(reads).toHaveLength(3);
  pipeline.nowMs += TEN_MINUTES;
  await queue.readChanged();
  expect(reads).toHaveLength(4);
});

it('what this service wrote itself, and organisations that are not linked, cost no call', async () => {
  await pipeline.uow.stores.ledger.add([
    {
      linkId: 'link-1',
      orderGuid: null,
      key: 'contact:1',
      kind: 'contact',
      fingerprint: '',
      xeroId: 'contact-1',
      number: '',
      currency: '',
      totalMinor: 0,
      taxMinor: 0,
      ruleSetNumber: 1,
      state: 'posted',
      body: {},
      callId: '',
      postedAt: '2026-11-24T08:58:58.000Z',
    },
  ]);
  queue.hint([change, { ...change, tenantId: 'tenant-9', resourceId: 'contact-3' }]);
  await queue.readChanged();
  expect(reads).toEqual([]);
});

it('a payment that this service made is no change of its invoice, a later one is', async () => {
  const row = {
    linkId: 'link-1',
    orderGuid: 'order-1',
    fingerprint: '',
    number: '',
    currency: 'NZD',
    totalMinor: 100,
    taxMinor: 0,
    ruleSetNumber: 1,
    state: 'posted' as const,
    body: {},
    callId: '',
  };
  await pipeline.uow.stores.ledger.add([
    { ...row, key: 'i', kind: 'invoice', xeroId: 'inv-1', postedAt: '2026-11-24T08:00:00.000Z' },
    { ...row, key: 'p', kind: 'payment', xeroId: 'pay-1', postedAt: '2026-11-24T08:58:58.000Z' },
  ]);
  const documents: string[] = [];
  pipeline.readDocumentPage = (_tenant, _priority, { kind }) => {
    documents.push(kind);
    return Promise.resolve({ documents: [], isLast: true, newestUpdatedAt: null });
  };
  const onInvoice = { ...change, category: 'INVOICE', resourceId: 'inv-1' };
  queue.hint([onInvoice]);
  await queue.readChanged();
  expect(documents).toEqual([]);
  queue.hint([{ ...onInvoice, happenedAt: '2026-11-24T09:30:00.000Z' }]);
  await queue.readChanged();
  expect([documents, reads]).toEqual([['invoice'], []]);
});
