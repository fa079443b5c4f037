import { createHash } from 'node:crypto';
import type { NewCall } from '../../../sidecar/src/ports/call-store.ts';
import { pruneOldRows } from '../../../sidecar/src/use-cases/prune-old-rows.ts';
import { openTestDatabase, type TestDatabase } from '../../support/open-test-database.ts';
import { makeLink, pairing } from '../../support/scripted-pipeline.ts';

const NOW = '2026-11-24T09:00:00.000Z';
const OLD = '2026-10-01T09:00:00.000Z';
const BODY = '{"name":"Zoë"}';
const HASH = `sha256:${createHash('sha256').update(Buffer.from(BODY, 'utf8')).digest('hex')}`;

let test: TestDatabase;
beforeEach(async () => {
  test = await openTestDatabase();
  await test.uow.stores.pairings.save(pairing);
  await test.uow.stores.links.add(makeLink(1));
});
afterEach(() => test.database.close());

async function addCall(id: string, changes: Partial<NewCall> = {}): Promise<void> {
  await test.uow.stores.calls.add({
    id,
    tenantId: 'tenant-1',
    linkId: 'link-1',
    kind: 'item',
    idempotencyKey: id,
    request: BODY,
    serialiser: 'test',
    stepIds: [],
    state: 'answered',
    firstSentAt: null,
    lastSentAt: null,
    dueAt: null,
    attempts: 1,
    mayReplay: true,
    httpStatus: 200,
    createdAt: OLD,
    ...changes,
  });
}

async function readKept(): Promise<Record<string, string>> {
  const rows = await test.database.kysely.selectFrom('calls').select(['id', 'request']).execute();
  return Object.fromEntries(rows.map(({ id, request }) => [id, request]));
}

function prune(): Promise<void> {
  return pruneOldRows({
    uow: test.uow,
    clock: { nowIso: () => NOW, nowMs: () => Date.parse(NOW) },
  });
}

it('of old settled calls the hash of the bytes is kept, of all others the body', async () => {
  await addCall('answered');
  await addCall('rejected', { state: 'rejected' });
  await addCall('unknown', { state: 'unknown', dueAt: NOW });
  await addCall('written', { state: 'written' });
  await addCall('recent', { createdAt: NOW });
  await prune();
  expect(await readKept()).toEqual({
    answered: HASH,
    rejected: HASH,
    unknown: BODY,
    written: BODY,
    recent: BODY,
  });
  await prune();
  expect((await readKept())['answered']).toBe(HASH);
});

it('more calls than fit one part are all hashed, and others get their turn between the parts', async () => {
  const calls = 450;
  for (let number = 0; number < calls; number += 1) await addCall(`call-${number}`);
  let isDone = false;
  const pruned = prune().then(() => {
    isDone = true;
  });
  const seen: number[] = [];
  while (!isDone) {
    const kept = Object.values(await readKept());
    seen.push(kept.filter((request) => request === HASH).length);
  }
  await pruned;
  expect(new Set(Object.values(await readKept()))).toEqual(new Set([HASH]));
  expect(seen.some((hashed) => hashed > 0 && hashed < calls)).toBe(true);
});

it('a call that was given up keeps the hash, and nobody takes that for a body', async () => {
  const { calls } = test.uow.stores;
  await addCall('abandoned', { state: 'written' });
  expect((await calls.find('abandoned'))?.request).toBe(BODY);
  await calls.settle('abandoned', 'abandoned', 429);
  expect((await readKept())['abandoned']).toBe(HASH);
  expect((await calls.find('abandoned'))?.request).toBeNull();
  await calls.settle('abandoned', 'abandoned', 429);
  expect((await readKept())['abandoned']).toBe(HASH);
});
